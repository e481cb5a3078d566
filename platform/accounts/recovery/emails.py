"""One function for each piece of news about a lost sign-in. The person is told by every way we know, not by one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import lazy

from accounts.by_phone.texting import tell_number
from accounts.messages import tell
from accounts.models import Person, Recovery, SignInPhone, Way
from accounts.reach import reach_of
from accounts.recovery.ways import Ways
from core import phones, texts


def agreed(recovery: Recovery, token: str) -> None:
    """A new way to sign in will count soon: the old address and all others hear how to stop it; the new one too."""
    address = lazy(lambda: settings.SITE_URL + reverse("stop_recovery", args=[token]), str)()
    context = {"recovery": recovery, "address": address}
    _by_every_way(recovery.person, "accounts/recovery_agreed", context)
    if recovery.new_email:
        language = reach_of(recovery.person).language
        tell(recovery.new_email, "accounts/recovery_new_address", context, language=language)
    if recovery.new_phone and texts.is_on():
        tell_number(recovery.person, recovery.new_phone, "accounts/recovery_new_number", context)


def stopped(recovery: Recovery, *, by: Person | None, tell_person: bool) -> None:
    """Nothing changes. The workers hear it, and the person when they had heard of it before."""
    if tell_person:
        _by_every_way(recovery.person, "accounts/recovery_stopped", {})
    by_person = by is None or by.pk == recovery.person_id
    context = {"name": recovery.person.name, "worker": "" if by_person or by is None else by.name}
    _to_workers(recovery, "accounts/recovery_stopped_worker", context, but=by)


def given_up(recovery: Recovery) -> None:
    """It could not be done: the workers hear it."""
    _to_workers(recovery, "accounts/recovery_given_up", {"name": recovery.person.name})


def done(person: Person, recovery: Recovery, before: Ways) -> None:
    """The new way counts. The old address and the old number hear it a last time."""
    context = {"recovery": recovery}
    _by_every_way(person, "accounts/recovery_done", context, [before.number, recovery.new_phone])
    if before.email and before.email != person.email:
        tell(before.email, "accounts/recovery_done", context, language=reach_of(person).language)


def _to_workers(recovery: Recovery, template: str, context: Mapping[str, Any], *, but: Person | None = None) -> None:
    for worker in (recovery.asked_by, recovery.agreed_by):
        if worker and worker.is_active and worker != but:
            tell(worker, template, context, way=Way.EMAIL)


def _by_every_way(person: Person, template: str, context: Mapping[str, Any], numbers: Sequence[str] = ()) -> None:
    """`numbers` are those they sign in with: by default the one they have now."""
    ways = _ways_of(person)
    for way in ways:
        tell(person, template, context, way=way)
    texted = {"", phones.normal(person.phone) if Way.TEXT in ways else ""}
    others = set(numbers or [SignInPhone.objects.number_of(person)]) - texted if texts.is_on() else set()
    for number in sorted(others):
        tell_number(person, number, template, context)
    if not ways and not others:
        tell(person, template, context)


def _ways_of(person: Person) -> list[Way]:
    """All that can work. Who cannot be texted is rung."""
    ways = [Way.EMAIL] if person.email else []
    if texts.is_on() and phones.can_be_texted(person.phone):
        ways.append(Way.TEXT)
    elif phones.normal(person.phone):
        ways.append(Way.CALL)
    if reach_of(person).address.strip():
        ways.append(Way.LETTER)
    return ways
