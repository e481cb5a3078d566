"""Every "only" and "never" of listings, tried on the database itself."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from enterprises.listings import models as listings
from enterprises.listings.models import (
    AreaWorker,
    Base,
    BlockedSender,
    Category,
    Correction,
    Document,
    DocumentShare,
    EasyRead,
    EasyReadRow,
    Enterprise,
    Invitation,
    ListingText,
    Newcomer,
    Opening,
    OpeningException,
    Ownership,
    Photo,
    Recording,
    RecordingFile,
    Symbol,
    Talk,
    TalkMessage,
    Term,
    WalkStep,
)
from enterprises.listings.models.talks import MOST_WRONG_CODES
from tests.factories.listings import AreaFactory, category, term


def put(listing, **fields):
    Enterprise.objects.filter(pk=listing.pk).update(**fields)


def twice(model, **fields):
    model.objects.create(**fields)
    model.objects.create(**fields)


def symbol(**fields):
    return Symbol.objects.create(slug="spade", name="Spade", drawing="<svg/>", **fields)


def film(by):
    return RecordingFile.objects.create(title="Hello", key="x", seconds=1, bytes_count=1, uploaded_by=by)


def slip(listing, way="paper", **fields):
    return Invitation.objects.create(enterprise=listing, way=way, expires_at=timezone.now(), **fields)


def shared(listing, **fields):
    sound = {"receiver": "x", "ends_at": timezone.now() + timedelta(days=7)}
    document = fields.pop("document", None) or paper(listing)
    return DocumentShare.objects.create(document=document, **{**sound, **fields})


def paper(listing, **fields):
    """A document that was seen, but for what is said otherwise."""
    today = timezone.localdate()
    sound = {"kind": "training", "status": "seen", "seen_on": today, "ends_on": today}
    sound["proves"] = term("check", "first-aid")
    return Document.objects.create(enterprise=listing, **{**sound, **fields})


def correction(listing, **fields):
    return Correction.objects.create(enterprise=listing, **{"about": "when", "words": "It is Mondays.", **fields})


def talk(listing, **fields):
    return Talk.objects.create(enterprise=listing, email="vi@example.com", sender="v", **fields)


def police(listing, **fields):
    return paper(listing, **{"kind": "police", "level": "enhanced", **fields})


def row_of(listing, **fields):
    copy = EasyRead.objects.create(enterprise=listing, checked_by="Ruby")
    return EasyReadRow.objects.create(easy_read=copy, sentence="We dig.", **fields)


#: name of the constraint -> something that would break it
BROKEN = {
    "one_listing_per_source_record": lambda a, b, who, pic: [
        put(each, source="https://feed.example/", source_id="7") for each in (a, b)
    ],
    "ages_are_in_order": lambda a, b, who, pic: put(a, minimum_age=65, maximum_age=18),
    "public_point_is_on_earth": lambda a, b, who, pic: put(a, public_latitude=91, public_longitude=0),
    "one_ownership_per_person": lambda a, b, who, pic: twice(Ownership, enterprise=a, person=who),
    "one_place_in_a_team_per_person": lambda a, b, who, pic: twice(AreaWorker, area=a.area, person=who),
    "category_is_not_its_own_parent": lambda a, b, who, pic: Category.objects.filter(
        pk=category("gardening").pk
    ).update(parent=models.F("pk")),
    "one_term_per_list_and_address": lambda a, b, who, pic: twice(Term, group="for", slug="everyone-else", name="x"),
    "photo_has_words": lambda a, b, who, pic: Photo.objects.create(enterprise=a, picture=pic, alt=""),
    "day_is_a_weekday": lambda a, b, who, pic: Opening.objects.create(enterprise=a, day=7, part="morning"),
    "one_opening_per_part_of_day": lambda a, b, who, pic: twice(Opening, enterprise=a, day=0, part="morning"),
    "exception_ends_after_it_starts": lambda a, b, who, pic: OpeningException.objects.create(
        enterprise=a, starts_on="2026-02-02", ends_on="2026-02-01"
    ),
    "one_easy_read_per_listing_and_language": lambda a, b, who, pic: twice(EasyRead, enterprise=a, checked_by="x"),
    "easy_read_out_of_date_says_since_when": lambda a, b, who, pic: EasyRead.objects.create(
        enterprise=a, checked_by="x", status="out_of_date"
    ),
    "one_picture_beside_a_sentence": lambda a, b, who, pic: row_of(a, symbol=symbol(), photograph=pic, alt="A spade"),
    "photograph_of_a_sentence_has_words": lambda a, b, who, pic: row_of(a, photograph=pic, alt=""),
    "symbol_is_a_drawing_or_a_photograph": lambda a, b, who, pic: symbol(picture=pic),
    "recording_is_a_file_or_a_link": lambda a, b, who, pic: Recording.objects.create(
        enterprise=a, media=film(who), link="https://vimeo.com/1", transcript="Hello."
    ),
    "walk_step_has_words": lambda a, b, who, pic: WalkStep.objects.create(enterprise=a, picture=pic, alt=""),
    "one_invitation_per_code": lambda a, b, who, pic: [slip(each, code_digest="same") for each in (a, b)],
    "one_open_invitation_per_listing_and_address": lambda a, b, who, pic: [
        slip(a, code_digest=code) for code in ("one", "two")
    ],
    "invitation_is_accepted_or_taken_back": lambda a, b, who, pic: slip(
        a, accepted_at=timezone.now(), revoked_at=timezone.now()
    ),
    "only_slips_have_no_address": lambda a, b, who, pic: slip(a, way="email"),
    "newcomers_can_be_reached": lambda a, b, who, pic: Newcomer.objects.create(
        enterprise_name="Bees", one_line="Honey", postcode="GL5 1QA"
    ),
    "one_text_per_listing_and_language": lambda a, b, who, pic: twice(ListingText, enterprise=a, language="cy"),
    "no_certificate_of_a_police_check_is_kept": lambda a, b, who, pic: police(a, file="a" * 32),
    "only_police_checks_have_a_level": lambda a, b, who, pic: police(a, kind="training"),
    "police_checks_say_when_the_next_is_due": lambda a, b, who, pic: police(a, ends_on=None),
    "what_was_seen_says_when_and_what": lambda a, b, who, pic: paper(a, proves=None),
    "what_waits_has_a_file": lambda a, b, who, pic: paper(a, status="waiting"),
    "shares_that_ended_say_when": lambda a, b, who, pic: shared(a, status="ended"),
    "shares_end_after_they_began": lambda a, b, who, pic: shared(a, ends_at=timezone.now() - timedelta(days=1)),
    "codes_of_shares_say_when_they_were_made": lambda a, b, who, pic: shared(a, code_digest="x"),
    "one_open_share_of_a_document_for_an_address": lambda a, b, who, pic: [
        shared(a, document=each) for each in [paper(a)] * 2
    ],
    "one_document_per_file": lambda a, b, who, pic: [paper(each, file="a" * 32) for each in (a, b)],
    "correction_says_what_it_should_say": lambda a, b, who, pic: correction(a, words="", line=""),
    "new_words_are_of_a_line": lambda a, b, who, pic: correction(a, line="", value="Mondays"),
    "a_sender_is_blocked_once_by_an_enterprise": lambda a, b, who, pic: twice(
        BlockedSender, enterprise=a, sender="v", by=who
    ),
    "no_more_wrong_codes_than_allowed": lambda a, b, who, pic: talk(a, wrong_codes=MOST_WRONG_CODES + 1),
    "code_of_a_talk_works_once": lambda a, b, who, pic: talk(a, status="open", code_digest="x"),
    "visitors_write_without_an_account": lambda a, b, who, pic: TalkMessage.objects.create(
        talk=talk(a), by=who, words="Hello"
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(make_listing, sam, picture, name):
    a, b = make_listing(publish=False), make_listing(publish=False)

    with pytest.raises(IntegrityError), transaction.atomic():
        BROKEN[name](a, b, sam, picture)


def test_every_constraint_of_listings_is_tried_here():
    named = {
        constraint.name
        for name in listings.__all__
        if hasattr(model := getattr(listings, name), "_meta")
        for constraint in model._meta.constraints
    }

    assert named == set(BROKEN)


@pytest.mark.parametrize(
    "again",
    [
        lambda a: Enterprise.objects.create(area=a.area, name="x", one_line="x", slug=a.slug),
        lambda a: Enterprise.objects.create(area=a.area, name="x", one_line="x", slug="x", short_number=a.short_number),
        lambda a: Enterprise.objects.create(area=a.area, name="x", one_line="x", slug="x", uuid=a.uuid),
        lambda a: twice(Base, enterprise=a, postcode="GL5 1QA"),
        lambda a: AreaFactory._meta.model.objects.create(name=a.area.name, slug="another"),
    ],
    ids=["slug", "short number", "uuid", "base", "area name"],
)
def test_there_is_only_one(make_listing, again):
    listing = make_listing()

    with pytest.raises(IntegrityError), transaction.atomic():
        again(listing)


@pytest.mark.parametrize("what", ["area", "picture", "check", "category"])
def test_what_is_in_use_is_not_deleted(make_listing, picture, what):
    listing = make_listing()
    kind = term("check", "insurance")
    Photo.objects.create(enterprise=listing, picture=picture, alt="A spade")
    listing.checks.create(kind=kind, seen_by="the team")
    listing.save()
    inside = category("gardening", parent="home-garden")
    used = {"area": listing.area, "picture": picture, "check": kind, "category": inside.parent}

    with pytest.raises(models.ProtectedError), transaction.atomic():
        used[what].delete()
