"""What somebody says of themself, so that we can find who suits them."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.events import record
from enterprises.mentoring import people
from enterprises.mentoring.actions import holding
from enterprises.mentoring.models import LISTS, Membership, Profile
from enterprises.mentoring.said import Said, check

#: Fields of a Profile that stand open; everything else is sealed.
OPEN = ("sector", "max_km", "most_important")


@transaction.atomic
def describe(membership: Membership, said_of_themself: dict[str, Any], *, said: Said) -> Profile:
    """Keep these answers and leave the others as they are. `agrees` (a bool) says whether all of it may be used to find
    somebody. Raises PermissionDenied.
    """
    held = holding.member(membership.pk)
    check(said, held, _("Only you, or a support worker you talk to, can say this."))
    profile = Profile.objects.filter(membership=held).first() or Profile(membership=held)
    answers = profile.answers
    for name, value in said_of_themself.items():
        if name in OPEN:
            setattr(profile, name, value)
        elif name == "agrees":
            profile.agreed_at = timezone.now() if value else None
        elif name in (*LISTS, "own_words"):
            answers[name] = value
        else:
            raise KeyError(name)
    profile.answers = answers
    profile.changed_at, profile.via, profile.recorded_by = timezone.now(), said.via, said.recorded_by
    profile.save()
    record("member:described", held, by=said.by, on_behalf_of=None if said.is_own else held.person)
    people.changed(held.programme_id)
    return profile
