"""What listings hold about a person, and how it is taken away: what they run, wrote, sent, and told us."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Revision

from accounts.models import Person
from core.models import Picture, SavedForm
from core.personal import Link, OwnFile, day, hold, stored
from core.saved.models import PAGE
from enterprises.listings import contents
from enterprises.listings.actions import erasing
from enterprises.listings.differences import differences
from enterprises.listings.documents import personal as _documents  # noqa: F401 -- said first: see below
from enterprises.listings.models import (
    AreaWorker,
    Base,
    Closing,
    Correction,
    Enterprise,
    Invitation,
    Newcomer,
    ProblemReport,
    Recording,
    RecordingFile,
    UnmetNeed,
)
from enterprises.listings.talking import personal as _talks  # noqa: F401 -- said first: see below

Rows = list[dict[str, Any]]


# --- what they run ------------------------------------------------------------------------------
def _run(person: Person) -> Rows:
    theirs = Enterprise.objects.filter(ownership__person=person.pk).select_related("latest_revision").order_by("pk")
    versions = [each.latest_revision.content if each.latest_revision else {} for each in theirs]
    names = contents.names_in(versions)
    since = dict(theirs.values_list("pk", "ownership__since"))
    return [
        {
            _("Enterprise"): listing.name,
            _("You run it since"): day(since[listing.pk]),
            _("Everybody can find it"): listing.is_public,
            _("What it says"): _said(version, names),
        }
        for listing, version in zip(theirs, versions, strict=True)
    ]


def _said(version: contents.Version, names: Any) -> list[str]:
    """All the words of a version, each with what it is called."""
    return [f"{each.label}: {each.after}" for each in differences({}, version, names) if each.after]


def _mend_run(person: Person) -> list[Link]:
    theirs = Enterprise.objects.filter(ownership__person=person.pk).order_by("pk").values_list("pk", "name")
    words = _("Change what %(name)s says")
    return [Link(words % {"name": name}, reverse("my:tasks", args=[pk])) for pk, name in theirs]


def _bases(person: Person) -> Rows:
    """For the person themself alone, on their own page or in their copy: both are written down as a whole."""
    theirs = Base.objects.filter(enterprise__ownership__person=person.pk).select_related("enterprise").order_by("pk")
    return [
        {_("Enterprise"): each.enterprise.name, _("Address"): each.address, _("Postcode"): each.postcode}
        for each in theirs
    ]


def _mend_bases(person: Person) -> list[Link]:
    theirs = Base.objects.filter(enterprise__ownership__person=person.pk).order_by("pk")
    words = _("Change where %(name)s works from")
    rows = theirs.values_list("enterprise", "enterprise__name")
    return [Link(words % {"name": name}, reverse("my:base", args=[pk])) for pk, name in rows]


def _closings(person: Person) -> Rows:
    theirs = Closing.objects.filter(closed_by=person.pk).select_related("enterprise").order_by("pk")
    return [
        {_("Closed for good"): each.enterprise.name, _("When"): day(each.closed_at), _("Why"): each.why}
        for each in theirs
    ]


# --- what they wrote and sent -------------------------------------------------------------------
def _written(person: Person) -> Rows:
    """Every version they saved, the words of each: this is the longest part."""
    of_listings = Revision.objects.filter(base_content_type=Enterprise.get_base_content_type(), user=person.pk)
    versions = list(of_listings.order_by("pk").values_list("created_at", "object_str", "content"))
    names = contents.names_in([content for _at, _name, content in versions])
    return [
        {_("When"): day(at), _("Listing"): name, _("What you wrote"): _said(content, names)}
        for at, name, content in versions
    ]


def _pictures(person: Person) -> Rows:
    theirs = Picture.objects.filter(uploaded_by_user=person.pk).order_by("pk")
    return [{_("Picture"): title, _("Sent"): day(at)} for title, at in theirs.values_list("title", "created_at")]


def _recordings(person: Person) -> Rows:
    theirs = RecordingFile.objects.filter(uploaded_by=person.pk).order_by("pk")
    return [{_("Recording"): title, _("Sent"): day(at)} for title, at in theirs.values_list("title", "uploaded_at")]


def _picture_files(person: Person) -> Iterator[OwnFile]:
    """Those they sent, and those of what they run, whoever took them: as they are kept, not as pages show them."""
    shown = {pk for each in Enterprise.objects.filter(ownership__person=person.pk) for pk in erasing.pictures_in(each)}
    theirs = Picture.objects.filter(Q(uploaded_by_user=person.pk) | Q(pk__in=shown)).order_by("pk")
    folder = slugify(_("Pictures"))  # not within the other: what is in braces is not found for translating
    return (stored(f"{folder}/{_plain(each.title, each.pk)}", each.file) for each in theirs)


def _recording_files(person: Person) -> Iterator[OwnFile]:
    shown = Recording.objects.filter(enterprise__ownership__person=person.pk).exclude(media=None).values("media")
    theirs = RecordingFile.objects.filter(Q(uploaded_by=person.pk) | Q(pk__in=shown)).order_by("pk")
    folder = slugify(_("Recordings"))
    return (stored(f"{folder}/{_plain(each.title, each.pk)}", each.file) for each in theirs)


def _plain(title: str, pk: int) -> str:
    """A name that every computer takes."""
    return slugify(title)[:60] or str(pk)


# --- how they came here -------------------------------------------------------------------------
def _invitations(person: Person) -> list[Invitation]:
    """Those they accepted, and those that went to their address or number, which is sealed: each is looked at."""
    addresses = erasing.addresses_of(person)
    every = Invitation.objects.select_related("enterprise").order_by("pk")
    return [
        each for each in every if each.accepted_by_id == person.pk or erasing.plain_address(each.address) in addresses
    ]


def _invited(person: Person) -> Rows:
    return [
        {
            _("Invited to run"): each.enterprise.name,
            _("For"): each.for_whom,
            _("Sent to"): each.address,
            _("When"): day(each.made_at),
            _("You said yes"): day(each.accepted_at),
        }
        for each in _invitations(person)
    ]


def _erase_invited(person: Person) -> None:
    Invitation.objects.filter(pk__in=[each.pk for each in _invitations(person)]).delete()


def _newcomers(person: Person) -> list[Newcomer]:
    addresses = erasing.addresses_of(person)
    every = Newcomer.objects.order_by("pk")
    return [
        each
        for each in every
        if each.person_id == person.pk
        or {erasing.plain_address(each.email), erasing.plain_address(each.phone)} & addresses
    ]


def _told_about(person: Person) -> Rows:
    return [
        {
            _("You told us about"): each.enterprise_name,
            _("In one line"): each.one_line,
            _("Postcode"): each.postcode,
            _("Name"): each.person_name,
            _("E-mail"): each.email,
            _("Phone"): each.phone,
            _("When"): day(each.created_at),
        }
        for each in _newcomers(person)
    ]


def _erase_told_about(person: Person) -> None:
    Newcomer.objects.filter(pk__in=[each.pk for each in _newcomers(person)]).delete()


# --- what they told us as a visitor -------------------------------------------------------------
#: Each with the field in which a visitor leaves an address or a number.
_VISITORS: tuple[tuple[Any, str], ...] = ((Correction, "contact"), (ProblemReport, "contact"), (UnmetNeed, "email"))


def _from_them(model: Any, field: str, person: Person) -> QuerySet[Any]:
    """Those with their address or number, however it was written."""
    addresses = erasing.addresses_of(person)
    rows = model._default_manager.exclude(**{field: ""}).values_list("pk", field)
    mine = [pk for pk, typed in rows if erasing.plain_address(typed) in addresses]
    found: QuerySet[Any] = model._default_manager.filter(pk__in=mine).order_by("pk")
    return found


def _visited(person: Person) -> Rows:
    return [
        {
            _("You told us"): each.words,
            _("How to reach you"): getattr(each, field),
            _("When"): day(each.created_at),
        }
        for model, field in _VISITORS
        for each in _from_them(model, field, person)
    ]


def _erase_visited(person: Person) -> None:
    for model, field in _VISITORS:
        _from_them(model, field, person).delete()


def _saved(person: Person) -> list[SavedForm]:
    """Half-filled forms that name them. Nobody's name is on a saved form: what was typed is looked at."""
    typed = [each.lower() for each in (person.email, person.phone) if each]
    forms = SavedForm.objects.exclude(kind=PAGE).order_by("pk")
    return [each for each in forms if any(words in each.content.lower() for words in typed)]


def _saved_rows(person: Person) -> Rows:
    return [
        {_("A form you saved"): day(each.created_at), _("Kept until"): day(each.expires_at)} for each in _saved(person)
    ]


def _erase_saved(person: Person) -> None:
    SavedForm.objects.filter(pk__in=[each.pk for each in _saved(person)]).delete()


def _areas(person: Person) -> Rows:
    theirs = AreaWorker.objects.filter(person=person.pk).select_related("area").order_by("pk")
    return [{_("You look after"): each.area.name} for each in theirs]


def _erase_areas(person: Person) -> None:
    AreaWorker.objects.filter(person=person.pk).delete()


def _with_the_rest(person: Person) -> None:
    """Goes with what they run, or with the person."""


# Erased in this order: what names them in what they run needs what comes after it no more.
# Papers and messages are found by who runs the enterprise, so theirs were said above: they go before these do.
hold("invited", gettext_lazy("Invitations"), held=_invited, erase=_erase_invited, place=30)
hold(
    "told_about",
    gettext_lazy("What you told us when you joined"),
    held=_told_about,
    erase=_erase_told_about,
    place=31,
)
hold(
    "run",
    gettext_lazy("What you run"),
    held=_run,
    erase=erasing.erase_what_they_run,
    correct=_mend_run,
    place=20,
)
hold(
    "bases",
    gettext_lazy("Where you work from (private)"),
    held=_bases,
    erase=_with_the_rest,
    correct=_mend_bases,
    place=21,
)
hold("closings", gettext_lazy("What you closed for good"), held=_closings, erase=erasing.forget_closings, place=22)
hold(
    "written",
    gettext_lazy("What you wrote, version by version"),
    held=_written,
    erase=_with_the_rest,
    why_kept=gettext_lazy(
        "What you wrote for an enterprise that others run too: it is theirs as well. Your name goes."
    ),
    place=23,
)
hold(
    "pictures",
    gettext_lazy("Pictures you sent"),
    held=_pictures,
    erase=erasing.erase_pictures_of,
    files=_picture_files,
    place=24,
)
hold(
    "recordings",
    gettext_lazy("Recordings you sent"),
    held=_recordings,
    erase=erasing.erase_recordings_of,
    files=_recording_files,
    place=25,
)
hold("visited", gettext_lazy("What you told us as a visitor"), held=_visited, erase=_erase_visited, place=32)
hold("saved", gettext_lazy("Forms you saved"), held=_saved_rows, erase=_erase_saved, place=33)
hold("areas", gettext_lazy("What you look after"), held=_areas, erase=_erase_areas, place=40)
