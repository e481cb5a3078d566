"""One entry of the town's files as a listing, made with the same actions as every other."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Person
from config.demo import album, formats, parts, times
from config.demo.contacts import Numbers, contact_fields, website_of
from config.demo.drawing import Wanted, wanted
from config.demo.reading import Entry, TownError
from enterprises.listings import actions
from enterprises.listings.models import Area, Base, Category, Enterprise, Photo, Term

#: The lists of one listing: field, group of terms, key in the files, and what stands there when it is left out.
TERM_FIELDS = (
    ("run_by", "run_by", "by", ""),
    ("audiences", "for", "for", "everyone"),
    ("payments", "pay", "pay", ""),
    ("languages", "language", "languages", "english"),
    ("formats", "format", "formats", ""),
)


@dataclass
class Crew:
    """Who does what while the town is built, and what is read once."""

    workers: dict[str, Person]  # by the slug of the area
    owners: dict[str, Person]
    editor: Person
    areas: list[Area]
    with_pictures: bool = True
    today: date = field(default_factory=timezone.localdate)
    numbers: Numbers = field(default_factory=Numbers)
    lists: parts.Lists = field(default_factory=parts.Lists.load)
    categories: dict[str, Category] = field(default_factory=lambda: {c.slug: c for c in Category.objects.all()})

    def area_of(self, entry: Entry) -> Area:
        """The area whose districts hold its base or first venue; the one it names, when it has neither."""
        postcode = _base_cells(entry)[0] or (parts.cells(entry.all("place")[0])[3] if entry.all("place") else "")
        for area in self.areas:
            if area.slug == entry.text("area") or postcode.split(" ")[0] in area.district_list():
                return area
        raise TownError(f"{entry.name} is in no area: {postcode!r}.")


def pictures_of(entry: Entry) -> list[Wanted]:
    """`gardening=a woman; portrait` as what is to be drawn."""
    return [wanted(spec, entry.name) for spec in entry.text("pics").split(";") if spec.strip()]


def build(entry: Entry, crew: Crew) -> Enterprise:
    """Make the listing, say where it is based, and bring it to the state the file says."""
    area = crew.area_of(entry)
    by = crew.workers[area.slug]
    enterprise = Enterprise(area=area, **_words(entry), **_facts(entry, crew), **contact_fields(entry, crew.numbers))
    _add_parts(enterprise, entry, crew)
    _add_lists(enterprise, entry, crew)
    if crew.with_pictures:
        _add_photos(enterprise, pictures_of(entry))
    formats.add_parts(enterprise, by=by, with_pictures=crew.with_pictures)
    actions.create_listing(enterprise, by=by)
    postcode, address = _base_cells(entry)
    if postcode:
        precision = entry.text("precision") or Base.Precision.SECTOR
        actions.set_base(enterprise, by=by, postcode=postcode, address=address, precision=precision)
    _bring_to_state(enterprise, entry.text("state") or "live", by, crew.editor)
    formats.add_easy_read(enterprise, by=by, today=crew.today)
    if entry.text("owner"):  # a worker made it and handed it over: from now on nothing is published without a yes
        enterprise.ownership_set.create(person=crew.owners[entry.text("owner")])
    return enterprise


def _bring_to_state(enterprise: Enterprise, state: str, by: Person, editor: Person) -> None:
    if state in ("live", "hidden"):
        actions.publish_listing(enterprise, by=by)
    if state == "hidden":
        actions.hide_listing(enterprise, by=by)
    if state == "moderation":
        enterprise.get_workflow().start(enterprise, user=editor)
    if state not in ("live", "hidden", "moderation", "draft"):
        raise TownError(f"{enterprise.name}: no state is called {state!r}.")


def _base_cells(entry: Entry) -> tuple[str, str]:
    """`GL5 2DN, 3 Thrupp Lane` as postcode and address."""
    postcode, _comma, address = entry.text("base").partition(",")
    return postcode.strip(), address.strip()


def _words(entry: Entry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "one_line": entry.one_line,
        "description": parts.paragraphs(entry.text("about")),
        "does": entry.lines("does"),
        "does_not": entry.lines("not"),
        "story": parts.paragraphs(entry.text("story")),
        "opening_words": entry.text("when_words"),
        "waiting_words": entry.text("waiting"),
        "price_words": entry.text("money"),
        "best_time": entry.text("ring"),
        "contact_words": entry.text("contact_words"),
        "referral_needed": "refer" in entry.once,
        "referral_words": entry.text("refer"),
        "good_to_know": parts.paragraphs(entry.text("know")),
        "alert": entry.text("alert"),
        "insurance_words": entry.text("insured"),
    }


def _facts(entry: Entry, crew: Crew) -> dict[str, Any]:
    reach = entry.text("reach")
    days, _colon, closed_words = entry.text("closed").partition(":")
    lowest, _dash, highest = entry.text("ages").partition("-")
    confirmed = int(entry.text("confirmed") or parts.sway(entry.name, most=95))
    return {
        "workers_count": int(entry.text("staff")) if entry.text("staff") else None,
        "minimum_age": int(lowest) if lowest else None,
        "maximum_age": int(highest) if highest else None,
        "comes_to_you": bool(reach),
        "reach_miles": int(reach) if reach.isdigit() else None,
        "reach_districts": "" if reach.isdigit() else ", ".join(reach.split()),
        "works_remotely": entry.text("remote") == "yes",
        "works_bank_holidays": entry.text("holidays") == "yes",
        "is_closed_now": bool(days),
        "closed_words": closed_words.strip(),
        "closed_until": crew.today + timedelta(days=int(days)) if days else None,
        "places_left": int(entry.text("left")) if entry.text("left") else None,
        "last_confirmed_on": crew.today - timedelta(days=confirmed),
        "last_confirmed_by": Enterprise.Confirmed.OWNERS if entry.text("owner") else Enterprise.Confirmed.TEAM,
    }


def _add_lists(enterprise: Enterprise, entry: Entry, crew: Crew) -> None:
    enterprise.categories.set([crew.categories[slug] for slug in entry.words("kinds")])
    for name, group, key, otherwise in TERM_FIELDS:
        getattr(enterprise, name).set(crew.lists.get(group, entry.words(key) or otherwise.split()))
    # What its people bring, where they let it be known, is what the enterprise brings.
    people = enterprise.coming_people.all()
    languages = [*enterprise.languages.all(), *_of_all(each.languages for each in people if each.may_show_languages)]
    enterprise.languages.set(dict.fromkeys(languages))
    enterprise.skills.set(_of_all(each.skills for each in people if each.may_show_skills))


def _of_all(relations: Iterable[Any]) -> list[Term]:
    return list(dict.fromkeys(term for relation in relations for term in relation.all()))


def _add_parts(enterprise: Enterprise, entry: Entry, crew: Crew) -> None:
    team = f"The support team of {enterprise.area}"
    made: dict[str, Iterable[Any]] = {
        "coming_people": [parts.person(line, crew.lists) for line in entry.all("who")],
        "venues": [parts.venue(line, crew.lists) for line in entry.all("place")],
        "openings": times.openings(entry.text("when")),
        "exceptions": [times.exception(line, crew.today) for line in entry.all("away")],
        "prices": [parts.price(line) for line in entry.all("price")],
        "checks": [parts.check(line, entry, crew.lists, team, crew.today) for line in entry.all("check")],
        "links": [parts.link(line, website_of(entry.name)) for line in entry.all("link")],
        "testimonials": [parts.testimonial(line, crew.today) for line in entry.all("said")],
    }
    for name, things in made.items():
        _add_in_order(getattr(enterprise, name), things)


def _add_in_order(relation: Any, things: Iterable[Any]) -> None:
    for place, thing in enumerate(things):
        if hasattr(thing, "sort_order"):
            thing.sort_order = place
        relation.add(thing)


def _add_photos(enterprise: Enterprise, pictures: list[Wanted]) -> None:
    photos = [
        Photo(picture=album.make(picture, f"{enterprise.name} {number}"), alt=album.words_for(picture)[:200])
        for number, picture in enumerate(pictures, start=1)
    ]
    _add_in_order(enterprise.photos, photos)
