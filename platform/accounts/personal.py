"""What accounts hold about a person, and how it is taken away. The person's row stays, with a number and no name: what
happened names that number, and cannot be changed (core.events).
"""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.users.models import UserProfile

from accounts import devices
from accounts.models import Call, DataCopy, Doubt, Erasure, Person, PostalLetter, Reach, SignInPhone, Text
from core.events import in_words
from core.forgetting import forget_log
from core.models import Event, Letter
from core.personal import Link, day, hold

#: What stands where a name stood.
NOBODY = "Somebody whose data was erased"
Rows = list[dict[str, Any]]


# --- who they are -------------------------------------------------------------------------------
def _person(person: Person) -> Rows:
    row = {
        _("Name"): person.name,
        _("E-mail"): person.email or "",
        _("Phone"): person.phone,
        _("How you like to read"): person.reading,
        _("Here since"): day(person.created_at),
        _("Signed in last"): day(person.last_login),
        _("Works here"): person.is_staff,
    }
    return [row]


def _erase_person(person: Person) -> None:
    empty = {"name": NOBODY, "email": None, "phone": "", "reading": "", "last_login": None, "unproven_since": None}
    no_rights = {"is_active": False, "is_staff": False, "is_superuser": False}
    row = Person.objects.get(pk=person.pk)
    row.groups.clear()
    row.user_permissions.clear()
    row.set_unusable_password()
    Person.objects.filter(pk=person.pk).update(password=row.password, **empty, **no_rights)
    forget_log(row)
    UserProfile.objects.filter(user_id=person.pk).delete()


def _mend_person(person: Person) -> list[Link]:
    return [Link(_("Change your e-mail address"), reverse("account_email"))] if person.email else []


# --- how they sign in ---------------------------------------------------------------------------
def _signing_in(person: Person) -> Rows:
    addresses = EmailAddress.objects.filter(user_id=person.pk).order_by("pk")
    steps = Authenticator.objects.filter(user_id=person.pk).order_by("pk")
    rows: Rows = [{_("E-mail"): each.email, _("Proved to be yours"): each.verified} for each in addresses]
    numbers = SignInPhone.objects.filter(person_id=person.pk)
    rows += [{_("Phone"): each.number, _("Proved to be yours"): bool(each.confirmed_at)} for each in numbers]
    if person.has_usable_password():
        rows.append({_("Password"): _("You have one. We keep a scrambled form of it and cannot read it.")})
    # What a passkey is called was typed; its key is a secret, and stays one.
    return rows + [
        {
            _("Second step"): str(each.get_type_display()),
            _("Name"): str(each.data.get("name", "")),
            _("Since"): day(each.created_at),
            _("Used last"): day(each.last_used_at),
        }
        for each in steps
    ]


def _erase_signing_in(person: Person) -> None:
    EmailAddress.objects.filter(user_id=person.pk).delete()
    SignInPhone.objects.filter(person_id=person.pk).delete()
    Authenticator.objects.filter(user_id=person.pk).delete()


def _mend_signing_in(person: Person) -> list[Link]:
    return [
        Link(_("Change how you sign in"), reverse("mfa_index")),
        Link(_("Change the phone you sign in with"), reverse("own_phone")),
    ]


def _devices(person: Person) -> Rows:
    return [
        {
            _("Device"): devices.described(each.user_agent),
            _("Internet address"): each.ip,
            _("Signed in"): day(each.created_at),
            _("Seen last"): day(each.last_seen_at),
        }
        for each in UserSession.objects.filter(user_id=person.pk).order_by("pk")
    ]


def _erase_devices(person: Person) -> None:
    devices.end_others(person, but=None)


def _mend_devices(person: Person) -> list[Link]:
    return [Link(_("End those you do not know"), reverse("devices"))]


# --- how they are reached -----------------------------------------------------------------------
def _reach(person: Person) -> Rows:
    return [
        {
            _("How we reach you"): str(reach.get_way_display()),
            _("Address for letters"): reach.address,
            _("Best time to ring"): reach.best_time,
            _("Language"): reach.language,
        }
        for reach in Reach.objects.filter(person_id=person.pk)
    ]


def _erase_reach(person: Person) -> None:
    Reach.objects.filter(person_id=person.pk).delete()


def _mend_reach(person: Person) -> list[Link]:
    return [Link(_("Change how we reach you"), reverse("reached"))]


_MESSAGES: dict[Any, Any] = {
    Letter: gettext_lazy("E-mail"),
    Text: gettext_lazy("Text message"),
    PostalLetter: gettext_lazy("Letter"),
    Call: gettext_lazy("Phone call"),
}


def _messages(person: Person) -> Rows:
    return [
        {
            _("What"): str(kind),
            _("About"): each.subject,
            _("Words"): each.words,
            _("Note"): getattr(each, "note", ""),
            _("Written"): day(each.created_at),
        }
        for model, kind in _MESSAGES.items()
        for each in model._default_manager.filter(person_id=person.pk).order_by("created_at", "pk")
    ]


def _erase_messages(person: Person) -> None:
    for model in _MESSAGES:
        model._default_manager.filter(person_id=person.pk).delete()
    Letter.objects.filter(pk__in=_letters_to(person.email)).delete()


def _letters_to(address: str | None) -> list[Any]:
    """Those that wait to go to their address and not to their name. The address is sealed: each is looked at."""
    if not address:
        return []
    waiting = Letter.objects.filter(person=None).only("pk", "address")
    return [each.pk for each in waiting if each.address.lower() == address.lower()]


# --- what they asked, and what happened ---------------------------------------------------------
def _asked(person: Person) -> Rows:
    copies = [
        {_("You asked for"): _("A copy of your data"), _("When"): day(each.asked_at)}
        for each in DataCopy.objects.filter(person_id=person.pk).order_by("pk").only("asked_at")
    ]
    erasures = [
        {
            _("You asked for"): _("To erase your data"),
            _("When"): day(each.asked_at),
            _("How it stands"): str(each.get_status_display()),
        }
        for each in Erasure.objects.filter(person_id=person.pk).order_by("pk")
    ]
    doubts = [
        {
            _("You said that something is wrong"): each.words,
            _("When"): day(each.asked_at),
            _("How it stands"): str(each.get_status_display()),
        }
        for each in Doubt.objects.filter(person_id=person.pk).order_by("pk")
    ]
    return [*copies, *erasures, *doubts]


def _erase_asked(person: Person) -> None:
    DataCopy.objects.filter(person_id=person.pk).delete()
    Doubt.objects.filter(person_id=person.pk).delete()


def _happened(person: Person) -> Rows:
    of_them = Event.objects.filter(subject_type="accounts.person", subject_id=str(person.pk))
    found = (of_them | Event.objects.filter(by=person.pk) | Event.objects.filter(on_behalf_of=person.pk)).order_by("pk")
    rows = found.values_list("at", "tag", "by")
    return [{_("When"): day(at), _("What"): in_words(tag), _("Done by you"): by == person.pk} for at, tag, by in rows]


def _nothing_to_erase(person: Person) -> None:
    """Events hold numbers and tags alone: without the name they say nothing of anybody."""


hold(
    "person",
    gettext_lazy("Who you are"),
    held=_person,
    erase=_erase_person,
    why_kept=gettext_lazy("A number in place of your name, so that the record of what happened stays true."),
    correct=_mend_person,
    place=0,
)
hold(
    "signing_in",
    gettext_lazy("How you sign in"),
    held=_signing_in,
    erase=_erase_signing_in,
    correct=_mend_signing_in,
    place=1,
)
hold(
    "devices",
    gettext_lazy("Where you are signed in"),
    held=_devices,
    erase=_erase_devices,
    correct=_mend_devices,
    place=2,
)
hold("reach", gettext_lazy("How we reach you"), held=_reach, erase=_erase_reach, correct=_mend_reach, place=3)
hold("messages", gettext_lazy("Messages to you"), held=_messages, erase=_erase_messages, place=4)
hold(
    "asked",
    gettext_lazy("What you asked about your data"),
    held=_asked,
    erase=_erase_asked,
    why_kept=gettext_lazy("The day you asked us to erase your data, so that a backup cannot bring it back."),
    place=90,
)
hold(
    "happened",
    gettext_lazy("What was done, and when"),
    held=_happened,
    erase=_nothing_to_erase,
    why_kept=gettext_lazy("That something was done, and when, with a number in place of your name. It has no words."),
    place=95,
)
