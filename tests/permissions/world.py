"""The people and things that the permission table is tried on, with words in them that must not leak."""

from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from accounts import actions as accounts
from accounts.helping import actions as helping
from accounts.models import Call, Doubt, Help, Helps, Person, PostalLetter, Prepared, Reach, Recovery
from core import private_files
from directory.models import (
    Booklet,
    BookletPages,
    HomePage,
    NewsCategory,
    StoriesIndexPage,
    StoryConsent,
    StoryPage,
)
from enterprises.listings import actions as listings
from enterprises.listings.models import (
    Base,
    Correction,
    Document,
    DocumentShare,
    Enterprise,
    Invitation,
    Newcomer,
    ProblemReport,
    RecordingFile,
    Symbol,
    Talk,
    TalkMessage,
    UnmetNeed,
)
from enterprises.safeguarding import actions as worries
from enterprises.safeguarding.actions import Told
from enterprises.safeguarding.models import Contact
from tests.factories.accounts import PersonFactory
from tests.factories.formats import draft_easy_read, make_easy_read
from tests.factories.listings import make_listing
from tests.permissions import world_mentoring

#: role -> who that is. The order is the order of the columns in docs/permissions.md.
ROLES = {
    "visitor": "Somebody who has not signed in",
    "suspended": "Somebody whose account was closed while they were signed in",
    "person": "Somebody signed in, who uses the site",
    "stranger": "Somebody signed in, with no tie to anybody",
    "owner": "Runs the listing",
    "other owner": "Runs another listing",
    "helper": "Helps the owner with words and photos, and with when it is open",
    "former helper": "Helped the owner, until it was ended",
    "worker": "Support worker of the listing's area",
    "other worker": "Support worker of another area",
    "editor": "Works on every area",
    "administrator": "Superuser",
}
WORKING = ("worker", "other worker", "editor", "administrator")

#: Words that must not leak. Each is kept in one place; may_hold says who may see which.
PRIVATE_BASE = "canary-base-lane"
DRAFT = "canary-draft-words"
MESSAGE = "canary-message-words"
STRANGERS_ADDRESS = "canary-person@example.com"
HOME = "canary-home-road"
CONSENT = "canary-name-of-who-said-yes"
DOCUMENT = "canary-in-a-document"
TALK = "canary-words-to-the-owner"
NEWS = "canary-news-for-the-owner"
WORRY = "canary-words-of-a-worry"
SAID = "canary-words-of-a-mentee"
CANARIES = (PRIVATE_BASE, DRAFT, MESSAGE, STRANGERS_ADDRESS, HOME, CONSENT, DOCUMENT, TALK, NEWS, WORRY, SAID)


def may_hold(canary: str, role: str) -> bool:
    """Whether any page at all may show this to this role."""
    if canary in (PRIVATE_BASE, DOCUMENT):
        return role in ("owner", "worker")  # each on a page of its own
    if canary == SAID:  # and to those who may have a copy of what is held about the owner
        return role in ("owner", "other owner", "worker", "editor", "administrator")
    if canary == TALK:
        return role == "owner"
    if canary == WORRY:
        return False  # on its own page alone, which the table cannot open
    if canary == STRANGERS_ADDRESS:
        return role == "administrator"
    if canary in (HOME, NEWS):  # the owner's own, on the page of what is held about them
        return role in ("owner", "worker", "editor", "administrator")
    return role in ("worker", "editor", "administrator")


def build(people: dict[str, Person], area: Any) -> dict[str, int]:
    """Make the things; returns which id stands in an address that starts so (the longest start wins)."""
    listing = make_listing(
        area=area, name="Garden Gang", slug="garden-gang", short_number="2345", owner=people["owner"]
    )
    _keep_in_private(listing)
    draft = make_listing(area=area, name=DRAFT, slug="canary-draft", description=DRAFT, publish=False)
    make_listing(area=area, name="Other Gang", slug="other-gang", owner=people["other owner"])
    # Wagtail's own record of what was done names what it was done to.
    log(draft, "wagtail.create", user=people["worker"], title=DRAFT)
    copy = make_easy_read(listing, by=people["worker"], rows=(("They dig.", "gardening"),))
    draft_copy = draft_easy_read(draft, by=people["worker"], rows=((DRAFT, "gardening"),))
    film = _film(people["worker"])
    correction = Correction.objects.create(enterprise=listing, about="price", words=MESSAGE)
    problem = ProblemReport.objects.create(enterprise=listing, kind="money", words=MESSAGE)
    need = UnmetNeed.objects.create(area=area, words=MESSAGE)
    booklet = Booklet.objects.create(area=area, status=Booklet.Status.READY, made_at=timezone.now())
    BookletPages.objects.create(booklet=booklet, pdf=b"%PDF", listing_ids=[listing.pk])
    Reach.objects.create(person=people["owner"], way="letter", address=HOME)
    news = {"person": people["owner"], "area": area, "subject": "News", "words": NEWS}
    letter, call = PostalLetter.objects.create(**news), Call.objects.create(**news)
    somebody = PersonFactory(name="Some Body", email=STRANGERS_ADDRESS)
    given, told_about = _permissions(listing)
    _worry(listing, people)
    mentoring = world_mentoring.make(area, people, SAID)
    home = HomePage.objects.first() or Page.objects.order_by("-depth").first()
    assert isinstance(draft, Enterprise)
    return {
        "": 999_999,
        "my/enterprises/": listing.pk,
        "admin/listings/": listing.pk,
        "desk/listings/": listing.pk,
        "admin/reach/letters/": letter.pk,
        "admin/reach/calls/": call.pk,
        "admin/reach/people/": people["owner"].pk,
        **_coming(listing, people),
        **_own_data(people["owner"]),
        **mentoring,
        "admin/listings/messages/corrections/": correction.pk,
        "admin/listings/messages/problems/": problem.pk,
        "admin/listings/messages/needs/": need.pk,
        "admin/printed-directory/": booklet.pk,
        "admin/listings/easy-read/": copy.pk,
        "admin/listings/recordings/": film.pk,
        "admin/snippets/listings/easyread/": draft_copy.pk,
        "admin/snippets/choose/listings/easyread/": draft_copy.pk,
        "admin/snippets/listings/symbol/": Symbol.objects.first().pk,
        "admin/snippets/listings/area/": area.pk,
        **_snippets(enterprise=draft, correction=correction, problemreport=problem, unmetneed=need),
        "admin/stories/": given,
        "admin/snippets/directory/storyconsent/": given,
        "admin/snippets/choose/directory/storyconsent/": given,
        "admin/snippets/directory/newscategory/": told_about,
        "admin/users/": somebody.pk,
        "admin/pages/": home.pk if home else 999_999,
        "admin/api/main/pages/": home.pk if home else 999_999,
    }


def _snippets(**rows: Any) -> dict[str, int]:
    """What the admin lists, and offers to choose from."""
    starts = ("admin/snippets/listings/", "admin/snippets/choose/listings/")
    return {f"{start}{name}/": row.pk for start in starts for name, row in rows.items()}


def _talk(listing: Enterprise) -> int:
    """A visitor wrote to them."""
    talk = Talk.objects.create(
        enterprise=listing, name="Vi", email=STRANGERS_ADDRESS, sender="x", status=Talk.Status.OPEN
    )
    TalkMessage.objects.create(talk=talk, words=TALK)
    return talk.pk


def _cannot_sign_in(owner: Person) -> dict[str, int]:
    asked = Recovery.objects.create(person=owner, new_email=NEWS, seen="met")
    Helps.objects.create(person=owner, words=HOME, team_may_see=True, asked_on="2026-01-01", review_on="2027-01-01")
    return {"desk/people/": owner.pk, "desk/recovery/people/": owner.pk, "desk/recovery/": asked.pk}


def _keep_in_private(listing: Enterprise) -> None:
    """Where it works from, and a paper of it. That has the listing's own number: one stands for all in an address."""
    Base.objects.create(enterprise=listing, address=PRIVATE_BASE, postcode="GL5 1AA")
    paper = Document(pk=listing.pk, enterprise=listing, kind="training", words=DOCUMENT, mime_type="application/pdf")
    paper.file = private_files.save(DOCUMENT.encode())
    paper.save()
    week = timezone.now() + timedelta(days=7)
    DocumentShare.objects.create(
        pk=listing.pk, document=paper, name=DOCUMENT, email="outside@example.com", receiver="x", ends_at=week
    )


def _worry(listing: Enterprise, people: dict[str, Person]) -> None:
    """Somebody is worried about the owner, and the worker of the area reads it."""
    Contact.objects.create(area=listing.area, person=people["worker"])
    told = Told(harm_now="yes", words=WORRY, about=WORRY, name=WORRY, reach=WORRY, area=listing.area)
    concern = worries.tell(told)
    worries.name_person(concern, people["owner"], by=people["worker"])
    worries.write(concern, WORRY, by=people["worker"])


def _coming(listing: Enterprise, people: dict[str, Person]) -> dict[str, int]:
    """Who comes to run the listing, who comes to help, and who writes to it."""
    talk = {"my/messages/": _talk(listing)}
    return {**_joining(listing, people["worker"]), **_helping(listing, people), **talk}


def _joining(listing: Enterprise, worker: Person) -> dict[str, int]:
    """Somebody is invited to run the listing, another told us about their own, and its owner cannot sign in."""
    invitation = listings.invite_owner(listing, by=worker, way=Invitation.Way.PAPER, for_whom=MESSAGE)
    said = {"one_line": MESSAGE, "postcode": "GL5 1AA", "phone": MESSAGE, "person_name": MESSAGE}
    newcomer = Newcomer.objects.create(area=listing.area, enterprise_name="New", **said)
    made = {"admin/listings/invitations/": invitation.pk, "admin/listings/newcomers/": newcomer.pk}
    return made | _cannot_sign_in(listing.owners.get())


def _helping(listing: Enterprise, people: dict[str, Person]) -> dict[str, int]:
    """Somebody helps, somebody does not any more, and something waits for the owner's yes or no."""
    day = timezone.localdate() + timedelta(days=30)
    wishes = {"way": Help.Way.PAPER, "capabilities": ["words", "availability"], "until": day, "helper_name": NEWS}
    rows = []
    for role in ("helper", "former helper"):
        row = helping.name_helper(people["owner"], by=people["owner"], **wishes)
        helping.accept_help(row, by=people[role])
        rows.append(Help.objects.get(pk=row.pk))
    helping.end_help(rows[1], by=people["owner"])
    waits = Prepared.objects.create(
        person=people["owner"],
        prepared_by=people["helper"],
        help=rows[0],
        capability="availability",
        subject_type=listing._meta.label_lower,
        subject_id=str(listing.pk),
        content='{"facts": null, "days": []}',
        look_digest="look",
        yes_digest="yes",
        no_digest="no",
        expires_at=timezone.now() + timedelta(days=30),
    )
    return {
        "my/helpers/": rows[0].pk,
        "my/decisions/": waits.pk,
        "desk/decisions/": waits.pk,
        "desk/people/": people["owner"].pk,
    }


def _own_data(owner: Person) -> dict[str, int]:
    """Who runs the listing said that something held about them is wrong."""
    return {"desk/data/": owner.pk, "desk/data/wrong/": Doubt.objects.create(person=owner, words=NEWS).pk}


def _permissions(listing: Any) -> tuple[int, int]:
    """Somebody who runs the listing said yes to a story; and a kind of news."""
    today = timezone.localdate()
    given = StoryConsent.objects.create(given_by=CONSENT, how="voice", given_on=today, ends_on=today)
    index = StoriesIndexPage.objects.first()
    if index:
        told = StoryPage(title="Told", person_name="A", person_line="B", quote="C", enterprise=listing, consent=given)
        index.add_child(instance=told)
    return given.pk, NewsCategory.objects.get_or_create(slug="events", defaults={"name": "Events"})[0].pk


def _film(by: Person) -> RecordingFile:
    """A video no listing shows yet."""
    return RecordingFile.objects.create(
        title=DRAFT,
        file=SimpleUploadedFile("film.mp4", b"film"),
        key="canary-film",
        is_video=True,
        has_sound=True,
        mime_type="video/mp4",
        seconds=1,
        bytes_count=4,
        uploaded_by=by,
    )


def sign_everybody_in(people: dict[str, Person]) -> dict[str, Client]:
    """A browser for each role, with the second step done by those who need one."""
    clients = {"visitor": Client()}
    for role, person in people.items():
        accounts.confirm_email(person)
        if role in WORKING:
            Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
        clients[role] = Client()
        clients[role].force_login(person)
    Person.objects.filter(pk=people["suspended"].pk).update(is_active=False)
    for client in clients.values():
        client.raise_request_exception = False
    return clients
