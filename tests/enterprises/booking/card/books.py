"""Whether our books are Stripe's: what both of them say at the end of any story."""

from collections import Counter

from enterprises.booking.models import Booking, Payment, Refund, Seat


def differences(world):
    """Each as a sentence; none when the books are equal."""
    found = []
    intents = {thing["id"]: thing for _account, thing in world.every("payment_intent")}
    taken = {name for name, thing in intents.items() if thing["status"] == "succeeded"}
    ours = {each.intent_id: each for each in Payment.objects.filter(status__in=["paid", "no_slot"])}
    found += [f"Stripe took {name} and we do not know" for name in taken - set(ours)]
    found += [f"we say {name} was paid and Stripe does not" for name in set(ours) - taken]
    for name in taken & set(ours):
        if intents[name]["amount"] != ours[name].pence:
            found.append(f"{name} is of another sum")
        if _back_at(world, name) != _back_here(ours[name]):
            found.append(f"{name}: Stripe gave back {_back_at(world, name)}, we say {_back_here(ours[name])}")
    return found + _bookings(ours)


def _back_at(world, intent):
    return sum(
        each["amount"]
        for _account, each in world.every("refund")
        if each["payment_intent"] == intent and each["status"] == "succeeded"
    )


def _back_here(payment):
    return sum(each.pence for each in Refund.objects.filter(payment=payment, status="succeeded"))


def _bookings(ours):
    found = []
    paid = Counter(each.booking_id for each in ours.values() if each.status == "paid")
    sat = set(Seat.objects.values_list("held_by", flat=True))
    for booking in Booking.objects.all():
        if paid[booking.pk] > 1:
            found.append(f"{booking.pk} was paid twice")
        if booking.status == "confirmed" and not paid[booking.pk]:
            found.append(f"{booking.pk} is booked and not paid")
        if booking.status == "expired" and any(each.booking_id == booking.pk for each in ours.values()):
            found.append(f"{booking.pk} was given away while it was paid")
        if booking.keeps_time != (booking.pk in sat):
            found.append(f"{booking.pk} is {booking.status} and has {'a' if booking.pk in sat else 'no'} seat")
    for payment in ours.values():
        if payment.status == "no_slot" and _back_here(payment) != payment.pence:
            found.append(f"{payment.pk} came too late and did not go back")
    return found
