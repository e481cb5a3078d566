"""Everything the page of a listing shows, as plain data made when the listing is published.

A page is then one query and a template, and what is not in here (the private base, what people did not agree to
show) cannot be shown by mistake. Drafts are previewed from the same data, made on the spot.
"""

import datetime
import json
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.timesince import timesince

from core.ready import Ready
from directory import formats_of_page, listing_words, photos, search
from directory.models import ListingPage
from enterprises.listings import actions
from enterprises.listings.models import (
    CheckHeld,
    ComingPerson,
    Document,
    Enterprise,
    Opening,
    OpeningException,
    Photo,
    Venue,
)

#: Columns shown as they stand.
PLAIN = (
    "name",
    "slug",
    "short_number",
    "one_line",
    "description",
    "does_list",
    "does_not_list",
    "story",
    "workers_count",
    "works_remotely",
    "works_bank_holidays",
    "opening_words",
    "is_closed_now",
    "closed_words",
    "places_left",
    "waiting_words",
    "price_words",
    "phone",
    "text_number",
    "email",
    "website",
    "post_address",
    "best_time",
    "contact_words",
    "takes_messages",
    "referral_needed",
    "referral_words",
    "good_to_know",
    "alert",
    "insurance_words",
    "public_place",
)


def write(enterprise: Enterprise) -> None:
    """Keep the page of a public listing, in the caller's transaction. Reads the live row anew."""
    row = Enterprise.objects.public().with_parts().filter(pk=enterprise.pk).first()
    if row is None:
        remove(enterprise.pk)
        return
    old = pictures_of_page(row.pk)
    _save(row)
    # A picture that was replaced goes off its public address, as those of a hidden listing do.
    photos.take_down_pictures(old - pictures_of_page(row.pk))


def pictures_of_page(enterprise_id: int) -> set[int]:
    """Every picture the kept page names."""
    content = ListingPage.objects.filter(pk=enterprise_id).values_list("content", flat=True).first()
    if content is None:
        return set()
    page = settle(json.loads(content))
    rows = [row for copy in page["easy_reads"] for row in copy["rows"] if row["picture"]]
    return {each["picture"] for each in (*photos.pictures_on(page), *rows)}


def rebuild() -> int:
    """Write every page anew, a few hundred in a transaction; says how many. For editors' changes to shared words."""
    ids = list(Enterprise.objects.public().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), 200):
        with transaction.atomic():
            # Locked, so that a page read before somebody publishes is not written over theirs.
            rows = Enterprise.objects.public().with_parts().select_for_update(of=("self",)).order_by("pk")
            for row in rows.filter(pk__in=ids[start : start + 200]):
                _save(row)
    ListingPage.objects.exclude(enterprise__in=Enterprise.objects.public()).delete()
    search.words_changed()  # so that no page remembered meanwhile stays as it was
    return len(ids)


def _save(row: Enterprise) -> None:
    content = json.dumps(build(row), ensure_ascii=False, default=_plain)
    ListingPage.objects.update_or_create(enterprise=row, defaults={"content": content})


def remove(enterprise_id: int) -> None:
    ListingPage.objects.filter(pk=enterprise_id).delete()


def read(**lookup: Any) -> list[dict[str, Any]]:
    """The pages of public listings, as they are today: read(slug=...), read(short_number__in=[...])."""
    return [settle(json.loads(content)) for (content,) in _contents(**lookup)]


def read_one(slug: str) -> dict[str, Any] | None:
    """The page of a public listing as it is today; None when there is none."""
    found = _BY_SLUG.rows([slug])
    return settle(json.loads(found[0][0])) if found else None


def _contents(**lookup: Any) -> "QuerySet[ListingPage, tuple[str]]":
    public = {"live": True, "hidden_at": None, **lookup}
    shown = ListingPage.objects.filter(**{f"enterprise__{key}": value for key, value in public.items()})
    return shown.values_list("content")


_BY_SLUG = Ready(lambda slugs: _contents(slug__in=slugs), mark="?")


def build(enterprise: Enterprise) -> dict[str, Any]:
    """All a page shows of this listing, live or draft; settle() makes it true of one day."""
    return {
        **{name: getattr(enterprise, name) for name in PLAIN},
        "id": enterprise.pk,
        "area": {name: getattr(enterprise.area, name) for name in ("name", "slug", "phone", "phone_hours")},
        "categories": [{"slug": each.slug, "name": each.name} for each in enterprise.categories.all()],
        **{
            name: [term.name for term in getattr(enterprise, name).all()]
            for name in ("run_by", "audiences", "languages", "skills", "payments", "formats")
        },
        "age": [enterprise.minimum_age, enterprise.maximum_age],
        "reach": [enterprise.reach_miles, enterprise.reach_district_list] if enterprise.comes_to_you else None,
        "openings": [_opening(each) for each in enterprise.openings.all()],
        "closed_until": enterprise.closed_until,
        "last_confirmed_on": enterprise.last_confirmed_on,
        "last_confirmed_by": enterprise.last_confirmed_by,
        "photos": [_photo(each) for each in enterprise.photos.all()],
        "people": [_person(each) for each in enterprise.coming_people.all() if each.may_show_name],
        "prices": [
            {"name": each.name, "pence": each.pence, "unit": each.unit, "words": each.words}
            for each in enterprise.prices.all()
        ],
        "venues": [_venue(each) for each in enterprise.venues.all()],
        "checks": [
            *(_check(each) for each in enterprise.checks.all()),
            *(_document(each) for each in _documents(enterprise) if each.status == Document.Status.SEEN),
        ],
        "exceptions": [_exception(each) for each in enterprise.exceptions.all()],
        "links": [{"title": each.title, "url": each.url} for each in enterprise.links.all()],
        "testimonials": [{"words": each.words, "said_by": each.said_by} for each in enterprise.testimonials.all()],
        **formats_of_page.build(enterprise),
    }


def _opening(each: Opening) -> tuple[int, str, str, str]:
    return each.day, each.part, _clock(each.opens_at), _clock(each.closes_at)


def _clock(time: datetime.time | None) -> str:
    return f"{time:%H:%M}" if time else ""


def _photo(photo: Photo) -> dict[str, Any]:
    return {"picture": photo.picture_id, "alt": photo.alt, "caption": photo.caption}


def _person(person: ComingPerson) -> dict[str, Any]:
    """Only what this person agreed to show."""
    return {
        "first_name": person.first_name,
        "role": person.role,
        "pronouns": person.pronouns if person.may_show_gender else "",
        "gender": person.gender if person.may_show_gender else "",
        "languages": [term.name for term in person.languages.all()] if person.may_show_languages else [],
        "drives": person.may_show_driving and person.drives,
        "insured": person.may_show_driving and person.drives and person.insured_to_carry,
        "skills": [term.name for term in person.skills.all()] if person.may_show_skills else [],
    }


def _venue(venue: Venue) -> dict[str, Any]:
    plain = ("name", "address", "town", "postcode", "access_words", "travel_words")
    return {**{name: getattr(venue, name) for name in plain}, "access": [term.name for term in venue.access.all()]}


def _check(check: CheckHeld) -> dict[str, Any]:
    return {
        "name": check.kind.name,
        "words": check.words,
        "seen_by": check.seen_by,
        "seen_on": check.seen_on,
        "ends_on": check.ends_on,
    }


def _documents(enterprise: Enterprise) -> list[Document]:
    """None of a draft that was never saved: the admin shows how it would look."""
    return list(enterprise.documents.all()) if enterprise.pk else []


def _document(document: Document) -> dict[str, Any]:
    """Of a paper the team has seen: what it shows and until when. Nothing else of it is public."""
    assert document.proves  # nosec B101 -- a constraint: what was seen says what it shows
    return {
        "name": document.proves.name,
        "words": "",
        "kind": document.kind,
        "seen_on": document.seen_on,
        "ends_on": document.ends_on,
    }


def _exception(each: OpeningException) -> dict[str, Any]:
    return {"starts_on": each.starts_on, "ends_on": each.ends_on, "is_open": each.is_open, "words": each.words}


def _plain(value: datetime.date) -> str:
    """Dates as text, for JSON."""
    return value.isoformat()


def _one_of_each(checks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of several that show the same: one from a paper before one that was typed in, then the one that is good longest.
    Each stands where the first of its name stood.
    """

    def worth(check: dict[str, Any]) -> tuple[bool, datetime.date, datetime.date]:
        return "kind" in check, check["ends_on"] or datetime.date.max, check["seen_on"]

    best: dict[str, dict[str, Any]] = {}
    for each in checks:
        known = best.get(each["name"])
        best[each["name"]] = each if known is None or worth(each) > worth(known) else known
    return list(best.values())


def settle(page: dict[str, Any]) -> dict[str, Any]:
    """The page as it is today, in the language being spoken: dates are dates again, checks that ran out are gone, what
    opened again is open.
    """
    today = timezone.localdate()
    for name in formats_of_page.LISTS:
        page.setdefault(name, [])  # written before there were any
    for each in (page, *page["checks"], *page["exceptions"], *page["easy_reads"]):
        for name, value in each.items():
            if name.endswith(("_on", "closed_until")) and isinstance(value, str):
                each[name] = datetime.date.fromisoformat(value)
    page["checks"] = _one_of_each(
        [each for each in page["checks"] if each["ends_on"] is None or each["ends_on"] >= today]
    )
    page["exceptions"] = [each for each in page["exceptions"] if each["ends_on"] >= today]
    until = page["closed_until"]
    confirmed = page["last_confirmed_on"]
    is_old = confirmed and actions.may_be_wrong((today - confirmed).days)
    page["checked_ago"] = timesince(confirmed, today, depth=1) if is_old else ""
    page["is_closed"] = page["is_closed_now"] and (until is None or until > today)
    return listing_words.put_into_words(page)
