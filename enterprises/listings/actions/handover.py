"""A leaver's caseload: all their areas go to others in one step."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment
from enterprises.listings import rules
from enterprises.listings.actions.guard import require
from enterprises.listings.models import AreaWorker


@transaction.atomic
def hand_over(leaver: Person, *, to: Iterable[Person], by: Person) -> int:
    """Every area of the leaver gets these workers instead. Returns how many areas there were.

    What waits belongs to areas, so it goes along: listings to check, messages, letters and calls.
    """
    require(rules.may_hand_over(by), _("Only editors and administrators can hand a caseload over."))
    takers = [person for person in to if person.pk != leaver.pk]
    if not takers or not all(rules.may_work_at_the_desk(person) and person.is_active for person in takers):
        raise ValidationError(_("Choose somebody else who works at the desk."))
    places = AreaWorker.objects.select_for_update().filter(person=leaver)
    areas = list(places.values_list("area", flat=True))
    if not areas:
        raise WrongMoment(_("%(name)s has no areas any more.") % {"name": leaver.name})
    new = [AreaWorker(area_id=area, person=person) for area in areas for person in takers]
    AreaWorker.objects.bulk_create(new, ignore_conflicts=True)
    places.delete()
    record("caseload:handed_over", leaver, by=by)
    return len(areas)
