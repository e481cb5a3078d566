"""Jobs of paying by card. Each may run twice: the provider is asked how things stand before anything is done."""

from datetime import timedelta

from django_tasks import task

from core.jobs import periodic


@task()
def handle(arrived_id: int) -> None:
    """News from the provider."""
    from enterprises.booking.card import inbox  # late: it starts these jobs itself

    inbox.handle(arrived_id)


@task()
def close(payment_id: str) -> None:
    """Nobody shall pay on this page any more."""
    from enterprises.booking.card import closing  # as above

    closing.close_by_id(payment_id)


@task()
def give_back(refund_id: str) -> None:
    """Ask for money to go back."""
    from enterprises.booking.card import returning  # as above

    returning.ask(refund_id)


@periodic(every=timedelta(minutes=2))
@task()
def sweep() -> None:
    """Whatever is not settled is asked about: news may never come."""
    from enterprises.booking.card import sweeping  # as above

    sweeping.sweep()


@periodic(every=timedelta(days=1), at=timedelta(hours=3, minutes=40))
@task()
def look_again() -> None:
    """What was paid lately, for money given back or disputed without our hearing of it."""
    from enterprises.booking.card import sweeping  # as above

    sweeping.look_again()
