"""One function for each message about helping. No subject names anybody, and none holds a code."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.functional import lazy
from django_tasks import task

from accounts.helping import registry
from accounts.messages import tell
from accounts.models import Help, Person, Prepared, Way
from accounts.reach import reach_of, usable_way
from core import mail, phones, site, texts
from core.saved import codes

#: Lines of a long list of changes in an e-mail or a letter; the page shows all.
MOST_LINES = 40


def _address(page: str, *args: Any, code: str = "") -> Any:
    """Worked out while it is written, in the language of whoever reads it. A code follows a #, which browsers send to
    nobody: a script types it in.
    """
    after = f"#{codes.shown(code)}" if code else ""
    return lazy(lambda: settings.SITE_URL + reverse(page, args=args) + after, str)()


def _about(row: Help | Prepared) -> str:
    return str(registry.name_all([row])[0].about)


def facts_of(row: Help, code: str) -> dict[str, Any]:
    """What the message to a helper says."""
    return {
        "person": row.person.name,
        "helper_name": row.helper_name,
        "about": _about(row),
        "what": [each.name for each in registry.words_for(row.capabilities)],
        "until": row.until,
        "code": codes.shown(code),
        "address": _address("helping:code", code=code),
        "page": _address("helping:code"),
        "phone": site.current().phone,
    }


def helper_asked(row: Help, code: str) -> None:
    """To somebody we may not know: will you help? One who gets the code by hand is told by that hand."""
    if row.way == Help.Way.EMAIL:
        tell(row.address, "accounts/helper_asked", facts_of(row, code))
    elif row.way == Help.Way.TEXT:
        text_helper.enqueue(row.pk)


@task(priority=mail.FIRST)
def text_helper(pk: int) -> None:
    """Hand one text to the gateway. The code is worked out here, so that no job holds it."""
    from accounts.helping.actions import code_of  # it calls this module

    row = Help.objects.select_related("person").filter(pk=pk, status=Help.Status.INVITED).first()
    number, code = (phones.normal(row.address), code_of(row)) if row else (None, "")
    if row is None or number is None or not code or not texts.is_on():
        return
    with translation.override(settings.LANGUAGE_CODE):
        words = texts.render("accounts/helper_asked", facts_of(row, code))
    gateway, reference = texts.gateway(), str(row.key)
    if not gateway.find(reference):
        gateway.send(number, words, reference)


def helper_named_for_you(row: Help, *, by: Person) -> None:
    """To the person: a worker named a helper because you asked. Did you?"""
    facts = {"worker": by.name, "helper": row.helper_name, "about": _about(row), "until": row.until}
    tell(row.person, "accounts/helper_named", facts)


def helper_said_yes(row: Help) -> None:
    _tell_of_helper(row, "accounts/helper_said_yes")


def helper_said_no(row: Help) -> None:
    _tell_of_helper(row, "accounts/helper_said_no")


def _tell_of_helper(row: Help, template: str) -> None:
    name = row.helper.name if row.helper else row.helper_name
    tell(row.person, template, {"helper": name, "about": _about(row), "address": _address("helping:helpers")})


def help_ended(row: Help, *, by: Person) -> None:
    """To both, but not to who has just ended it."""
    helper = row.helper.name if row.helper else row.helper_name
    facts = {"helper": helper, "person": row.person.name, "about": _about(row), "ended_by": by.name}
    for other in (row.person, row.helper):
        if other and other != by:
            tell(other, "accounts/help_ended", {**facts, "is_helper": other == row.helper})


def decide(row: Prepared, its_codes: Mapping[str, str], *, area: Any = None) -> None:
    """To the person: something is ready, look and say yes or no. On paper there are a code for yes and one for no."""
    reach = reach_of(row.person)
    way = usable_way(row.person, reach)
    with translation.override(reach.language or settings.LANGUAGE_CODE):  # in words of whoever reads it
        changes = registry.CAPABILITIES[row.capability].changes(row)
    facts = {
        "helper": row.prepared_by.name if row.prepared_by else "",
        "about": _about(row),
        "what": registry.CAPABILITIES[row.capability].name,
        "changes": changes[:MOST_LINES],
        "more": max(0, len(changes) - MOST_LINES),
        "on_paper": way == Way.LETTER,
        "by_voice": way not in (Way.LETTER, Way.EMAIL, Way.TEXT),
        "address": _address("decide:code", code=its_codes["look"]),
        "page": _address("decide:code"),
        "code": codes.shown(its_codes["look"]),
        "yes_code": codes.shown(its_codes["yes"]),
        "no_code": codes.shown(its_codes["no"]),
        "until": row.expires_at,
    }
    tell(row.person, "accounts/decide", facts, area=area)


def decided(row: Prepared, *, is_yes: bool, keyed_in_by: Person | None, area: Any = None) -> None:
    """To whoever prepared it; and to the person, when somebody else wrote their answer down."""
    facts = {
        "person": row.person.name,
        "about": _about(row),
        "what": registry.CAPABILITIES[row.capability].name,
        "is_yes": is_yes,
        "how": Prepared.How(row.how).label,
    }
    if row.prepared_by and row.prepared_by != keyed_in_by:
        tell(row.prepared_by, "accounts/decided", facts, area=area)
    if keyed_in_by:
        tell(row.person, "accounts/answer_written_down", {**facts, "worker": keyed_in_by.name}, area=area)
