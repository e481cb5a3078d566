"""A programme opens, and takes nobody new for a time."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import move
from enterprises.listings.actions.guard import require
from enterprises.mentoring import rules
from enterprises.mentoring.models import Programme


@transaction.atomic
def open_it(programme: Programme, *, by: Person) -> None:
    """Everybody reads about it and may ask to join. Raises WrongMoment."""
    _go(programme, Programme.Status.OPEN, by)


@transaction.atomic
def close(programme: Programme, *, by: Person) -> None:
    """Nobody new; whoever takes part goes on. Raises WrongMoment."""
    _go(programme, Programme.Status.CLOSED, by)


def _go(programme: Programme, to: str, by: Person) -> None:
    held = Programme.objects.select_for_update(of=("self",)).select_related("area").get(pk=programme.pk)
    require(rules.may_run(by, held), _("Only the support workers of this area run its mentoring."))
    move(held, to)
    record(f"programme:{to}", held, by=by)
