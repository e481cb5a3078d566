"""The demo town: Stroud and the valleys and vale around it. Built with the site's own actions, the same every time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.core.management import call_command
from django.db import transaction

from accounts.models import Person
from config.demo import (
    album,
    booked,
    booking,
    changed,
    council,
    helping,
    joining,
    leaving,
    mentoring,
    messages,
    pages,
    papers,
    reached,
    talks,
    worries,
)
from config.demo.accounts import ACCOUNTS, make_accounts
from config.demo.building import Crew, build, pictures_of
from config.demo.drawing import Wanted, wanted
from config.demo.formats import read_formats
from config.demo.reading import Entry, read_town
from core.models import Picture
from directory.models import HomePage
from directory.photos import pictures_of as pictures_shown
from enterprises.listings import actions
from enterprises.listings.models import Area, Enterprise, Newcomer, Photo, UnmetNeed, WalkStep
from enterprises.safeguarding.models import Concern

#: slug, name, phone of the support team, districts
AREAS = (
    ("stroud-valleys", "Stroud Valleys", "01632 960101", "GL5, GL6, GL10"),
    ("berkeley-vale", "Berkeley Vale", "01632 960102", "GL2, GL11, GL12, GL13"),
)
HERO = wanted("hero", "home")
HEADING = "Many hands make light work"
INTRODUCTION = (
    "Find people near you who can help: in the garden, in the kitchen, on the bus or over a cup of tea. "
    "Small enterprises from Stroud to Berkeley, run by people like you."
)

Say = Callable[[str, int, int], None]


@dataclass
class Gone:
    """What clear_town threw away."""

    listings: int = 0
    pictures: int = 0
    needs: int = 0


def is_there() -> bool:
    """Whether a town, or a part of one, stands already."""
    return Enterprise.objects.filter(area__slug__in=[slug for slug, *_rest in AREAS]).exists()


def build_town(say: Say, *, with_pictures: bool = True, entries: list[Entry] | None = None) -> int:
    """Build all of it, or these entries only. Calls say(what, how many are done, of how many). Returns how many."""
    entries = read_town() if entries is None else entries
    if with_pictures:
        pictures = [HERO, *_all_pictures(entries)]
        for done in album.draw_missing(pictures):
            say("Drawing pictures", done, len(set(pictures)))
    call_command("setup_site", verbosity=0)
    with transaction.atomic():
        crew = _people_and_areas(with_pictures)
        for number, entry in enumerate(entries, start=1):
            build(entry, crew)
            say("Making listings", number, len(entries))
        if with_pictures:
            _dress_home_page()
    return len(entries)


def _all_pictures(entries: list[Entry]) -> Iterator[Wanted]:
    yield from (picture for entry in entries for picture in pictures_of(entry))
    formats = read_formats()
    extras = (formats[entry.name] for entry in entries if entry.name in formats)
    yield from (picture for extra in extras for picture in extra.pictures())


def _people_and_areas(with_pictures: bool) -> Crew:
    people = make_accounts()
    areas = [_make_area(*row) for row in AREAS]
    workers: dict[str, Person] = {}
    for account in ACCOUNTS:
        for area in areas:
            if account.area == area.slug:
                area.areaworker_set.get_or_create(person=people[account.key])
                workers[area.slug] = people[account.key]
    return Crew(workers, people, people["editor"], areas, with_pictures)


def _make_area(slug: str, name: str, phone: str, districts: str) -> Area:
    facts = {
        "name": name,
        "phone": phone,
        "phone_hours": "Monday to Friday, 9am to 4.30pm",
        "email": f"{slug}@example.org",
        "districts": districts,
    }
    return Area.objects.update_or_create(slug=slug, defaults=facts)[0]


def _dress_home_page() -> None:
    home = HomePage.objects.get()
    home.heading, home.introduction = HEADING, INTRODUCTION
    home.picture, home.picture_alt = album.make(HERO, "The town"), album.words_for(HERO)
    home.save_revision().publish()


def build_site(say: Say, *, with_pictures: bool = True) -> None:
    """News, stories and the other pages of words. Only for the whole town: they are about listings all over it."""
    if with_pictures:
        drawings = pages.pictures()
        for done in album.draw_missing(drawings):
            say("Drawing pages", done, len(set(drawings)))
    with transaction.atomic():
        editor = next(account for account in ACCOUNTS if account.key == "editor")
        pages.build_pages(Person.objects.get(email=editor.email), with_pictures=with_pictures)


def send_messages() -> None:
    """What visitors have said since, and what the council says. Only for the whole town: it is about all of it."""
    with transaction.atomic():
        messages.send_messages()
        reached.tell_owners()
        changed.change_listings({each.key: Person.objects.get(email=each.email) for each in ACCOUNTS})
        council.settle_in()
        joining.welcome()
        papers.show_papers()
        helping.name_helpers()
        talks.write_to_ana()
        booking.open_for_booking()
        booked.book_some()
        leaving.ask_to_erase()
        worries.be_worried()
        mentoring.pair_people()


@transaction.atomic
def clear_town() -> Gone:
    """Delete the listings of the town's areas with their pictures and messages, and the areas.

    The log of what happened stays, and so do the demo accounts that it names. Other areas are left alone.
    """
    areas = Area.objects.filter(slug__in=[slug for slug, *_rest in AREAS])
    pictures = pages.clear_pages()
    Newcomer.objects.filter(area__in=areas).delete()
    Concern.objects.filter(area__in=areas).delete()
    gone = Gone(needs=UnmetNeed.objects.filter(area__in=areas).delete()[0])
    pictures |= set(Photo.objects.filter(enterprise__area__in=areas).values_list("picture_id", flat=True))
    pictures |= set(WalkStep.objects.filter(enterprise__area__in=areas).values_list("picture_id", flat=True))
    for enterprise in Enterprise.objects.filter(area__in=areas).select_related("area"):
        actions.delete_listing(enterprise, by=enterprise.area.workers.all()[0])
        gone.listings += 1
    pictures |= set(HomePage.objects.filter(picture__title="The town").values_list("picture_id", flat=True))
    for picture in Picture.objects.filter(pk__in=pictures - pictures_shown(among=pictures)):
        picture.delete()
        gone.pictures += 1
    areas.delete()
    return gone
