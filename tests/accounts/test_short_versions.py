"""The words of news: each has a version that fits on a phone, unless it goes to nobody's phone."""

from datetime import UTC, date, datetime, timedelta

from django.conf import settings as site
from django.core import signing

from accounts.models import Person, Recovery, Way
from accounts.own_data.emails import SALT
from accounts.recovery import actions as recovery
from core import texts
from enterprises.booking.models import Booking, Diary, Offer, Offering, Waiting
from enterprises.booking.waiting.links import token_for
from enterprises.listings import actions
from enterprises.mentoring.models import Programme
from tests.factories.accounts import PersonFactory

#: News for addresses of nobody we know: these never go to a phone.
BY_EMAIL_ONLY = {
    "accounts/erased",
    "accounts/fresh_code",
    "accounts/helps_written",
    "accounts/recovery_given_up",
    "accounts/recovery_new_address",
    "accounts/recovery_stopped_worker",
    "booking/unproven",
    "core/saved_form",
    "listings/document_share_code",
    "listings/document_shared_with_you",
    "listings/invitation_declined",
    "listings/message_answered",
    "listings/message_code",
    "listings/need_met",
    "listings/need_of_no_area",
    "listings/newcomer_of_no_area",
    "listings/owner_joined",
    "listings/something_waits",
}


#: For the phone somebody signs in with: the code that goes by e-mail is allauth's letter, a new address has its own.
BY_TEXT_ONLY = {"accounts/text_code", "accounts/recovery_new_number"}


def test_all_news_for_people_has_a_short_version():
    names = {
        kind: {str(path.relative_to(folder).with_suffix("")) for path in folder.rglob("[!_]*.txt")}
        for kind, folder in ((kind, site.BASE_DIR / "templates" / kind) for kind in ("emails", "texts"))
    }

    assert names["texts"] - BY_TEXT_ONLY == names["emails"] - BY_EMAIL_ONLY


def longest_contexts(enterprise):
    """Each text with the longest words its fields allow."""
    enterprise.name = "W" * enterprise._meta.get_field("name").max_length
    short = f"https://{'a' * 60}.example.org/n/{'9' * enterprise._meta.get_field('short_number').max_length}/"
    yield "listings/published", {"enterprise": enterprise, "short_address": short}
    page = f"https://{'a' * 40}.example.org/join/code/"
    name, code = enterprise.name, "WWWW-WWWW-WWWW"
    yield "listings/invitation", {"name": name, "address": f"{page}#{code}", "code": code}
    yield "listings/another_owner", {"name": name, "person": "W" * 120}
    yield "listings/given_to_owner", {"name": name, "address": page}
    history = f"https://{'a' * 40}.example.org/my/enterprises/{'9' * 7}/history/"
    yield "listings/sent_back", {"enterprise": enterprise, "address": history}
    yield "listings/changes_published", {"enterprise": enterprise}
    papers = {"enterprise": enterprise, "address": history, "day": date(2027, 9, 30)}
    yield from ((f"listings/document_{news}", papers) for news in ("seen", "not_usable", "runs_out", "shared"))
    token = actions.token_for(enterprise, PersonFactory())
    yield (
        "listings/still_right",
        {"enterprise": enterprise, "link": f"https://{'a' * 40}.example.org/still-right/{token}/"},
    )
    yield "listings/easy_read_shown", {"enterprise": enterprise}
    suggested = f"https://{'a' * 40}.example.org/my/enterprises/{'9' * 7}/corrections/"
    yield "listings/correction_suggested", {"enterprise": enterprise, "address": suggested}
    talk = f"https://{'a' * 40}.example.org/my/messages/{'9' * 7}/"
    yield "listings/message_came", {"enterprise": enterprise, "address": talk}
    yield "listings/somebody_left", {"enterprise": enterprise, "address": history}
    data = f"https://{'a' * 40}.example.org/my/data/"
    for news in ("accounts/data_ready", "accounts/doubt_settled", "accounts/erasure_stopped"):
        yield news, {"address": data}
    stop = f"{data}stop/{signing.dumps(9_999_999, salt=SALT)}/"
    yield "accounts/erasure_asked", {"address": stop, "due": date(2026, 9, 30)}
    yield "accounts/reach_changed", {"worker": "W" * 120, "way": Way.TEXT.label}
    desk = f"https://{'a' * 40}.example.org/desk/worries/"
    yield from ((f"safeguarding/{news}", {"address": desk}) for news in ("waits", "urgent", "contacts_changed"))
    yield from longest_about_bookings(enterprise)
    yield from longest_about_mentoring()
    yield from longest_about_helping(enterprise.name)
    yield from longest_about_signing_in()


def longest_about_bookings(enterprise):
    starts_at = datetime(2027, 9, 29, 22, 30, tzinfo=UTC)  # a Wednesday in September
    booking = Booking(starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), zone="Europe/London")
    waiting = Waiting(offering=Offering(diary=Diary()))
    offer = Offer(waiting=waiting, starts_at=starts_at, minutes=60, expires_at=starts_at)
    page = f"https://{'a' * 40}.example.org/bookings/waiting/{token_for(waiting)}/"
    facts = {"enterprise": enterprise, "booking": booking, "code": "WWWW-WWWW"}
    facts |= {"waiting": waiting, "offer": offer, "address": page}
    for path in (site.BASE_DIR / "templates" / "texts" / "booking").glob("[!_]*.txt"):
        yield f"booking/{path.stem}", facts


def longest_about_mentoring():
    facts = {
        "programme": Programme(name="W" * 80),
        "worker": Person(name="W" * 120),
        "other": "W" * 120,
        "phone": "0" * 20,
    }
    facts |= {"address": f"https://{'a' * 40}.example.org/my/mentoring/proposals/9999999/", "contact": ["W" * 120]}
    for path in (site.BASE_DIR / "templates" / "texts" / "mentoring").glob("[!_]*.txt"):
        for side, what in (("mentee", "paused"), ("mentor", "ending")):
            yield f"mentoring/{path.stem}", {**facts, "side": side, "what": what, "until": date(2027, 9, 29)}


def longest_about_helping(name):
    person, code = "W" * 120, "WWWW-WWWW-WWWW"
    page = f"https://{'a' * 40}.example.org/helping/#{code}"
    yield "accounts/helper_asked", {"person": person, "address": page, "code": code}
    yield "accounts/helper_named", {"worker": person, "helper": person}
    yield "accounts/helper_said_yes", {"helper": person}
    yield "accounts/helper_said_no", {"helper": person}
    yield "accounts/help_ended", {"helper": person, "person": person}
    yield "accounts/decide", {"helper": person, "address": page, "code": code}
    yield "accounts/decided", {"person": person, "about": name}
    yield "accounts/answer_written_down", {"worker": person, "about": name}


def longest_about_signing_in():
    yield "accounts/text_code", {"code": "1234-5678"}
    row = Recovery(pk=9_999_999, person=Person(name="W" * 120), counts_at=datetime(2026, 9, 30, 22, 30, tzinfo=UTC))
    stop = f"https://{'a' * 40}.example.org/accounts/stop/{recovery.token_for(row)}/"
    yield "accounts/recovery_agreed", {"recovery": row, "address": stop}
    yield "accounts/recovery_new_number", {"recovery": row, "address": stop}
    yield "accounts/recovery_done", {"recovery": row}
    yield "accounts/recovery_stopped", {}
    yield "accounts/helps_review", {"address": f"https://{'a' * 40}.example.org/my/helps/"}
    page = f"https://{'a' * 40}.example.org/my/devices/"
    yield "accounts/new_device", {"device": "Samsung Internet on an Android tablet", "address": page}
    yield "accounts/phone_changed", {"is_gone": False, "before": "+447700900123"}


def test_no_text_is_longer_than_a_phone_can_show(make_listing):
    listing = make_listing(name="Ana's Bakery")
    phone = "0" * listing.area._meta.get_field("phone").max_length
    known = dict(longest_contexts(listing))
    folder = site.BASE_DIR / "templates" / "texts"

    assert {str(path.relative_to(folder).with_suffix("")) for path in folder.rglob("[!_]*.txt")} == set(known)
    lengths = {name: len(texts.render(name, {"phone": phone, **context})) for name, context in known.items()}
    assert {name: length for name, length in lengths.items() if length > texts.LONGEST} == {}
