"""The page of a listing in the language being spoken: days, prices, ages and shared words, of the facts that are kept.

Facts are kept and not sentences, so that one row is a page in every language (directory.listing_page).
"""

from typing import Any

from django.urls import reverse

from core.languages import term
from directory import words
from enterprises.listings.documents.words import said_of
from enterprises.listings.models import ComingPerson, Enterprise

#: Names of shared words, as lists.
TERMS = ("run_by", "audiences", "languages", "skills", "payments", "formats")


def put_into_words(page: dict[str, Any]) -> dict[str, Any]:
    """Add the sentences to the facts. A page kept before facts were has its sentences, in English."""
    page["url"] = reverse("directory:listing", args=[page["slug"]])
    _terms(page)
    if "openings" in page:
        openings = [words.Opening(*each) for each in page["openings"]]
        page["ages"] = words.age_words(*page["age"])
        page["comes"] = _comes(page)
        page["week"] = words.week(openings)
        page["days"] = words.days_words(tuple((each.day, each.part) for each in openings))
        page["hours"] = words.hours(openings)
        page["last_confirmed_by"] = _label(Enterprise.Confirmed, page["last_confirmed_by"])
        for person in page["people"]:
            person["gender"] = _label(ComingPerson.Gender, person["gender"])
        for price in page["prices"]:
            price["amount"] = words.price_words(price["pence"], price["unit"])
    return page


def _terms(page: dict[str, Any]) -> None:
    for holder in (page, *page["people"]):
        for name in TERMS:
            if name in holder:
                holder[name] = [term(each) for each in holder[name]]
    for venue in page["venues"]:
        venue["access"] = [term(each) for each in venue["access"]]
    for aspect in page["likeness"]:
        aspect["heading"], aspect["words"] = term(aspect["heading"]), term(aspect["words"])
    for recording in page["recordings"]:
        recording["kind_words"] = term(recording["kind_words"])
    for named in (*page["categories"], *page["checks"]):
        named["name"] = term(named["name"])
    for check in page["checks"]:
        # Of a paper the team has seen; others were typed in, and have words of their own.
        check["said"] = said_of(check["kind"], check["seen_on"], check["ends_on"]) if "kind" in check else ""


def _comes(page: dict[str, Any]) -> str:
    if page["reach"] is None:
        return ""
    miles, districts = page["reach"]
    return words.comes_words(miles, tuple(districts), page["public_place"])


def _label(choices: Any, value: str) -> str:
    return str(choices(value).label) if value else ""
