"""Zelda Quillonby fills everything this site can hold about somebody, through the forms and actions people use.

A new part of core.personal needs a line here, or test_erased.py names it: what nobody filled, nobody knows erased.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.log_actions import log

from accounts import message_actions, reach_actions
from accounts.actions import confirm_email
from accounts.by_phone import actions as by_phone
from accounts.helping import actions as helping
from accounts.helps import actions as helps
from accounts.messages import tell
from accounts.models import Person, Way
from accounts.own_data import actions as own_data
from accounts.reach_actions import Wishes
from accounts.recovery import actions as recovery
from accounts.recovery.ways import NewWay
from core import mail
from core.models import Picture
from core.papers import clean_paper
from core.saved import actions as saved
from directory import search
from enterprises.booking.actions import book as booking
from enterprises.booking.actions import setting_up
from enterprises.booking.actions.book import Who, Wish
from enterprises.booking.calendars import actions as calendars
from enterprises.booking.guests import tell_by_phone
from enterprises.booking.models import Length, Offer, Party, Payment, Waiting
from enterprises.booking.papers import actions as papers
from enterprises.booking.waiting import joining
from enterprises.booking.waiting import offering as lists
from enterprises.booking.waiting.suits import Wanted
from enterprises.listings import actions
from enterprises.listings.documents import actions as documents
from enterprises.listings.documents.sharing import actions as sharing
from enterprises.listings.helping import asking
from enterprises.listings.models import (
    CheckHeld,
    ComingPerson,
    Enterprise,
    Invitation,
    Link,
    OpeningException,
    Photo,
    Price,
    Talk,
    Testimonial,
    Venue,
)
from enterprises.listings.talking import actions as talking
from enterprises.mentoring.actions import answering, describing, proposing
from enterprises.mentoring.actions import joining as mentoring
from enterprises.mentoring.models import Membership, Pairing, Programme
from enterprises.mentoring.said import Said
from tests.core.paper_files import pdf
from tests.enterprises.booking.walking import next_start, open_lesson
from tests.factories.accounts import PASSWORD, PersonFactory
from tests.factories.booking import make_diary
from tests.factories.booking_money import make_booking, make_paid_offering, payment_of
from tests.factories.formats import add_recording, draft_easy_read, make_file
from tests.factories.listings import make_listing, say_yes, term
from tests.factories.pages import make_consent, make_story
from tests.signed_in import just_signed_in

NAME, EMAIL, PHONE = "Zelda Quillonby", "zelda.quillonby@example.com", "07700 900471"
#: Her number as others would write it.
NUMBERS = ["+447700900471", "07700900471", "+44 7700 900471", "+447700900472", "+447700900473"]
DEVICE = "Mozilla/5.0 (X11; Linux) zqdevice Firefox/127.0"


@dataclass
class Town:
    """Who is there, and every word that must be gone afterwards."""

    area: Any
    jo: Person
    ben: Person
    zelda: Person
    words: list[str] = field(default_factory=lambda: [NAME, EMAIL, "quillonby", PHONE, "zqdevice"])

    def word(self, about: str) -> str:
        """A word that stands nowhere else."""
        made = f"zq{len(self.words):03d}{about.replace('_', '')[:20]}"
        self.words.append(made)
        return made


def fill(area: Any, jo: Person, ben: Person, commit: Callable[[], Any]) -> Town:
    """Everything, in the order in which it would happen. Within `commit()` jobs run; messages of the last ones wait."""
    zelda = PersonFactory(name=NAME, email=EMAIL, phone=PHONE)
    town = Town(area, jo, ben, zelda)
    with commit():
        for each in FILLERS:
            each(town)
    search.compact()
    for each in STILL_WAITING:
        each(town)
    return town


# --- accounts -----------------------------------------------------------------------------------
def signs_in(town: Town) -> None:
    confirm_email(town.zelda)
    browser = Client(headers={"user-agent": DEVICE})
    browser.post("/accounts/login/", {"login": EMAIL, "password": PASSWORD, "remember": "on"})
    assert browser.post("/my/phone/", {"mobile": PHONE}).headers["Location"] == "/my/phone/code/"
    browser.post("/accounts/login/", {"login": EMAIL, "password": "wrong-on-purpose"})
    just_signed_in(browser, town.zelda).post(
        "/accounts/email/", {"email": f"{town.word('newmail')}@example.com", "action_add": ""}
    )
    data = {"name": town.word("passkey"), "credential": {}, "passwordless": True}
    Authenticator.objects.create(user=town.zelda, type=Authenticator.Type.WEBAUTHN, data=data)
    log(town.zelda, "wagtail.edit", user=town.jo, title=NAME)


def signs_in_by_phone(town: Town) -> None:
    """The number she typed on her own page waits in her session (signs_in); this one and the one before counted."""
    by_phone.sign_in_with(town.zelda, "+447700900471")
    by_phone.sign_in_with(town.zelda, "+447700900472")


def is_reached(town: Town) -> None:
    wishes = Wishes(
        way=Way.LETTER,
        phone=PHONE,
        address=f"{town.word('home')} Lane\nGL5 1AA",
        best_time=town.word("besttime"),
    )
    reach_actions.set_reach(town.zelda, wishes, by=town.zelda)


def is_told(town: Town) -> None:
    """One message of each way waits; and one by an address alone."""
    for way in Way:
        tell(town.zelda, "listings/sent_back", {"words": town.word(way), "enterprise": Enterprise(pk=1)}, way=way)
    mail.send(EMAIL, "listings/sent_back", {"words": town.word("toaddress"), "enterprise": Enterprise(pk=1)})
    message_actions.no_answer(town.zelda.calls.first(), by=town.jo, note=town.word("callnote"))


def asks_about_data(town: Town) -> None:
    own_data.say_wrong(town.zelda, town.word("doubt"), by=town.zelda)
    own_data.make_copy(own_data.ask_copy(town.zelda, by=town.zelda))


def is_helped(town: Town) -> None:
    """Ben helps her, and she helps him; and what he got ready waits for her yes."""
    until = timezone.localdate() + timedelta(days=30)
    wishes: dict[str, Any] = {"way": "email", "capabilities": ["words"], "until": until}
    row = helping.name_helper(town.zelda, by=town.zelda, helper_name="Ben", address="ben@example.com", **wishes)
    helping.accept_help(row, by=town.ben)
    # He wants her help too; she has not said yes yet.
    helping.name_helper(town.ben, by=town.ben, helper_name=NAME, address=EMAIL.upper(), **wishes)
    ready = {"categories": ("gardening",), "works_remotely": True, "phone": PHONE, "publish": False}
    listing = make_listing(area=town.area, owner=town.zelda, name=town.word("helped"), slug="helped", **ready)
    actions.change_draft(listing, lambda draft: setattr(draft, "story", town.word("prepared")), by=town.ben)
    asking.ask_about_words(Enterprise.objects.get(pk=listing.pk), by=town.ben, person=town.zelda)


def is_asked_what_helps(town: Town) -> None:
    helps.write_down(town.zelda, helps.Wish(words=town.word("helps"), team_may_see=True), by=town.zelda)


def cannot_sign_in(town: Town) -> None:
    address = f"{town.word('recovery')}@example.com"
    recovery.stop(recovery.ask(town.zelda, NewWay(new_email=address), seen="met", by=town.jo), by=town.jo)
    recovery.ask(town.zelda, NewWay(new_phone="+447700900473"), seen="met", by=town.jo)


# --- listings -----------------------------------------------------------------------------------
def is_invited(town: Town) -> None:
    other = make_listing(area=town.area, name="Open To All", slug="open-to-all")
    paper = actions.invite_owner(other, by=town.jo, way="paper", for_whom=town.word("forwhom"))
    Invitation.objects.filter(pk=paper.pk).update(accepted_by=town.zelda, accepted_at=timezone.now())
    actions.invite_owner(other, by=town.jo, way="email", address=EMAIL.upper(), for_whom=town.word("invited"))
    told = actions.Told(
        enterprise_name=town.word("newname"),
        one_line=town.word("newline"),
        postcode="GL5 1QA",
        person_name=NAME,
        email=EMAIL,
    )
    actions.tell_about_enterprise(told, by=None)


def runs_one_alone(town: Town) -> None:
    """Every text of a listing and of all its parts, published, changed again, sent back, with a copy in Easy Read."""
    listing = make_listing(
        area=town.area, owner=town.zelda, name=town.word("name"), slug=town.word("slug"), short_number="2345"
    )
    earlier = town.word("earlier")
    actions.change_draft(listing, lambda draft: setattr(draft, "description", earlier), by=town.zelda)
    actions.change_draft(listing, lambda draft: _every_text(draft, town), by=town.zelda)
    picture = _picture(town, listing)
    say_yes(listing)
    actions.publish_listing(Enterprise.objects.get(pk=listing.pk), by=town.jo)
    listing = Enterprise.objects.get(pk=listing.pk)
    listing.photos.get().picture.get_rendition("width-100|format-webp")
    actions.update_today(listing, by=town.zelda, is_closed_now=True, closed_words=town.word("closedwords"))
    actions.set_base(listing, by=town.zelda, postcode="GL5 1AA", address=town.word("base"))
    add_recording(listing, make_file(town.jo, title=town.word("film")), transcript=town.word("transcript"))
    copy = draft_easy_read(listing, by=town.jo, rows=((f"They {town.word('easy')}.", "gardening"),))
    actions.publish_easy_read(copy, by=town.jo)
    actions.change_draft(listing, lambda draft: setattr(draft, "story", town.word("draft")), by=town.zelda)
    _is_sent_back(town, listing)
    actions.change_address(Enterprise.objects.get(pk=listing.pk), slug="new-place", by=town.jo)
    actions.remove_photo(Enterprise.objects.get(pk=listing.pk), by=town.zelda, picture=picture)


def _is_sent_back(town: Town, listing: Enterprise) -> None:
    workflow = listing.get_workflow()
    sent = Enterprise.objects.get(pk=listing.pk)
    workflow.start(sent, user=town.zelda)
    sent.current_workflow_task_state.reject(user=town.jo, comment=town.word("comment"))


def _every_text(draft: Enterprise, town: Town) -> None:
    """Each text field that takes any words, of the listing and of one of each of its parts."""
    _texts(draft, town, but=("slug", "name", *Enterprise.LIVE_FIELDS))
    for name, made in (
        ("coming_people", ComingPerson(days=[])),
        ("prices", Price(pence=5)),
        ("exceptions", OpeningException(starts_on=timezone.localdate(), ends_on=timezone.localdate())),
        ("venues", Venue()),
        ("checks", CheckHeld(kind=term("check", "insured"))),
        ("links", Link(url=f"https://{town.word('link')}.example.org/")),
        ("testimonials", Testimonial(agreed_on=timezone.localdate())),
    ):
        _texts(made, town)
        getattr(draft, name).add(made)


def _texts(row: models.Model, town: Town, *, but: tuple[str, ...] = ()) -> None:
    for each in row._meta.concrete_fields:
        plain = type(each) in (models.CharField, models.TextField) and not each.choices
        is_free = plain and each.editable and (each.max_length or 99) >= 30
        if is_free and each.name not in (*but, "reach_districts") and not getattr(row, each.name):
            setattr(row, each.name, town.word(each.name))


def _picture(town: Town, listing: Enterprise) -> int:
    """Two, through the page: the second stays."""
    browser = Client()
    browser.force_login(town.zelda)
    for place in ("kept", "other"):
        out = io.BytesIO()
        Image.new("RGB", (60, 40), "green").save(out, "PNG")
        file = SimpleUploadedFile("a.png", out.getvalue(), "image/png")
        alt = {"alt": f"{town.word(place)} rakes.", "caption": town.word("caption")}
        answer = browser.post(f"/my/enterprises/{listing.pk}/photos/add/", {"file": file, **alt})
        assert answer.status_code == 302
    first: int = Picture.objects.filter(uploaded_by_user=town.zelda).earliest("pk").pk
    actions.remove_photo(Enterprise.objects.get(pk=listing.pk), by=town.zelda, picture=first)
    return first


def closes_one(town: Town) -> None:
    listing = make_listing(area=town.area, owner=town.zelda, name=town.word("closed"), slug="closed-one")
    actions.close_for_good(listing, by=town.zelda, why=town.word("why"))


def runs_one_with_ben(town: Town) -> None:
    """What names her stands in it everywhere; the rest is Ben's too."""
    listing = make_listing(area=town.area, owner=town.zelda, name="Both Of Us", slug="both-of-us", description="Old.")
    listing.ownership_set.create(person=town.ben)

    def write(draft: Enterprise) -> None:
        draft.description = f"Ben and {NAME.upper()} dig with you. Write to {EMAIL} or ring {PHONE}."
        draft.phone, draft.email = PHONE, EMAIL
        draft.coming_people.add(ComingPerson(first_name="Zelda", role="Diggs", days=[], may_show_name=True))
        draft.coming_people.add(ComingPerson(first_name="Ben", role="Digs", days=[], may_show_name=True))
        draft.testimonials.add(Testimonial(words="Lovely", said_by=NAME, agreed_on=timezone.localdate()))
        picture = Picture.objects.filter(uploaded_by_user=town.zelda).first()
        draft.photos.add(Photo(picture=picture, alt=f"{NAME} digs."))

    actions.change_draft(listing, write, by=town.zelda)
    say_yes(listing)
    actions.publish_listing(Enterprise.objects.get(pk=listing.pk), by=town.jo)
    actions.suggest_correction(listing, about="what", words=f"{NAME} does not dig", contact="")


def shows_papers(town: Town) -> None:
    """One that was sent, and one the team saw."""
    listing = make_listing(area=town.area, owner=town.zelda, name=town.word("papers"), slug="papers")
    sent = {"kind": "insurance", "paper": clean_paper(pdf()), "words": town.word("insurer")}
    document = documents.add_document(listing, by=town.zelda, **sent)
    seen = documents.Seen(proves=term("check", "insured"), ends_on=timezone.localdate() + timedelta(days=200))
    documents.say_seen(document, by=town.jo, seen=seen)
    outside = {"name": town.word("outside"), "email": f"{town.word('outsidemail')}@example.com", "days": 7}
    sharing.share_document(document, by=town.zelda, **outside)
    bens = make_listing(area=town.area, owner=town.ben, name="Bens Papers", slug="bens-papers")
    theirs = documents.add_document(bens, by=town.ben, kind="training", paper=clean_paper(pdf()), words="")
    sharing.share_document(theirs, by=town.ben, name=NAME, email=EMAIL, days=7)
    documents.remove_document(theirs, by=town.ben)


def has_a_diary_in_her_calendar(town: Town) -> None:
    listing = make_listing(area=town.area, owner=town.zelda, name="Both Diaries", slug="both-diaries")
    setting_up.begin(listing, by=town.zelda)
    calendars.make_feed(listing.diaries.get(), "names", by=town.zelda)


def talks(town: Town) -> None:
    """A visitor wrote to hers and was answered; and she wrote to another as a visitor."""
    for slug, email, called in (("papers", "vi@example.com", "Vi"), ("open-to-all", EMAIL, NAME)):
        listing = Enterprise.objects.get(slug=slug)
        talk = talking.begin_talk(listing, email=email, name=called, words=town.word("message"))
        Talk.objects.filter(pk=talk.pk).update(status=Talk.Status.OPEN, code_digest="")
        if slug == "papers":
            talking.answer(Talk.objects.get(pk=talk.pk), by=town.zelda, words=town.word("answer"))


def visits(town: Town) -> None:
    other = Enterprise.objects.get(slug="open-to-all")
    actions.suggest_correction(other, about="what", words=town.word("correction"), contact=EMAIL)
    actions.report_problem(other, kind="scam", words=town.word("problem"), contact="+44 7700 900471")
    actions.record_need(words=town.word("need"), email=EMAIL, near="Stroud")
    typed = QueryDict(mutable=True)
    typed.update({"words": town.word("savedform"), "contact": EMAIL})
    saved.save_form("correction", "/enterprises/open-to-all/correct/", typed)


def tells_a_story(town: Town) -> None:
    given = make_consent(NAME, kept_where=town.word("folder"))
    make_story(town.word("title"), person_name=NAME, consent=given, quote=town.word("quote"))


def asked_long_ago(town: Town) -> None:
    """Last: the day has come."""
    erasure = own_data.ask_erasure(town.zelda, by=town.zelda)
    type(erasure).objects.filter(pk=erasure.pk).update(due_at=timezone.now() - timedelta(minutes=1))


def books(town: Town) -> None:
    """She booked for herself, as a guest too, and somebody booked with what she alone runs."""
    lesson = open_lesson(name="Drum lesson", where="home")
    for number, person in enumerate((town.zelda, None)):
        role = Party.Role.FOR
        who = {
            role: Who(NAME, EMAIL, PHONE, town.word("home"), reference=town.word("reference"), person=person),
            Party.Role.PAYER: Who(town.word("payer"), organisation=town.word("organisation"), person=person),
        }
        made = booking.book(
            Wish(
                lesson,
                next_start(lesson, number),
                60,
                "cash",
                2500,
                who,
                notes=town.word("notes"),
                helps=town.word("helps"),
            ),
            by=person,
        )
        tell_by_phone(made.booking, made.booking.party(role), "booking/reminder", _facts_of(made.booking))
    alone = Enterprise.objects.get(short_number="2345")
    theirs = open_lesson(diary=make_diary(enterprise=alone), name=town.word("offering"))
    bo = Who("Bo", "bo@example.com")
    booking.book(Wish(theirs, next_start(theirs, 0), 60, "cash", 2500, {Party.Role.FOR: bo}), by=None)


def waits(town: Town) -> None:
    """Signed in, with a time kept for her; as a guest; and by phone, with a call to make."""
    lesson = open_lesson(name="Flute lesson")
    until = timezone.localdate() + timedelta(days=30)
    ways = [{"email": EMAIL, "person": town.zelda}, {"email": EMAIL}, {"person": town.zelda, "phone": PHONE}]
    for number, facts in enumerate(ways):
        minutes = 60 if number < 2 else 90
        Length.objects.get_or_create(offering=lesson, minutes=minutes)
        place = joining.Place(lesson, minutes, Wanted(until), f"{NAME} {town.word('waits')}", **facts)
        waiting = joining.join(place)
        if number == 2:
            tell_by_phone(waiting, waiting, "booking/waiting_joined", _place_facts(waiting))
    Waiting.objects.filter(offering=lesson).update(not_these=[], words=town.word("offwords"))
    lists.offer_what_is_free(lesson.diary_id)
    Offer.objects.filter(waiting__offering=lesson).update(words=town.word("offer"))


def _place_facts(waiting: Waiting) -> dict[str, Any]:
    return {"waiting": waiting, "offering": waiting.offering, "enterprise": waiting.offering.enterprise}


def _facts_of(booked: Any) -> dict[str, Any]:
    return {"booking": booked, "offering": booked.offering, "enterprise": booked.offering.enterprise}


def pays(town: Town) -> None:
    """What the law has the enterprise keep, in a name that is not hers: it is on the paper for good."""
    lesson = make_paid_offering(make_listing(area=town.area, name="Paid Gang"))
    payment = payment_of(make_booking(lesson, for_=Who(name="Paying Party", person=town.zelda)))
    Payment.objects.filter(pk=payment.pk).update(status="received", paid_at=timezone.now())
    payment.refresh_from_db()
    papers.received(payment)


def is_mentored(town: Town) -> None:
    """She learns from Ben, and Bo is asked about her."""
    programme = Programme.objects.create(area=town.area, name="Pairs", slug="pairs", words="x", status="open")
    zelda, ben = (_takes_part(town, programme, *who) for who in ((town.zelda, "mentee"), (town.ben, "mentor")))
    proposal = proposing.draft(zelda, ben, by=town.jo, words=town.word("why"))
    proposing.send(proposal, by=town.jo)
    for side, who in (("mentee", zelda), ("mentor", ben)):
        answering.answer(proposal, side, "yes", said=Said(who.person))
    for side, who in (("mentee", zelda), ("mentor", ben)):
        answering.after_meeting(proposal, side, goes_on=True, said=Said(who.person))
    Pairing.objects.filter(proposal=proposal).update(note=town.word("pairing-note"))


def _takes_part(town: Town, programme: Programme, person: Person, role: str) -> Membership:
    member = mentoring.join(programme, person, role, said=Said(person), capacity=2)
    mentoring.take_on(member, by=town.jo)
    words = town.word("own-words") if person == town.zelda else ""
    describing.describe(member, {"own_words": words, "agrees": True}, said=Said(person))
    mentoring.make_ready(member, by=town.jo)
    return member


FILLERS: list[Callable[[Town], None]] = [
    signs_in,
    is_invited,
    runs_one_alone,
    closes_one,
    runs_one_with_ben,
    shows_papers,
    has_a_diary_in_her_calendar,
    talks,
    visits,
    tells_a_story,
    signs_in_by_phone,
    pays,
    is_reached,
    is_asked_what_helps,
    is_helped,
    cannot_sign_in,
    asks_about_data,
    books,
    waits,
    is_mentored,
]
STILL_WAITING: list[Callable[[Town], None]] = [is_told, asked_long_ago]
