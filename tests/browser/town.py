"""Fill the gate's own site: `python -m tests.browser.town`, in a process of its own with tests.browser.settings.

Small, but every part of every page is there once: a listing with everything, one with nothing, a closed and a full one,
and enough plain ones for a second page of results. What the tests need to know of it goes to facts.json.
"""

import json
import os
from datetime import date, timedelta
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.browser.settings")

import django

django.setup()

from allauth.mfa.models import Authenticator  # noqa: E402 -- models can be read only after setup
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes  # noqa: E402
from allauth.mfa.totp.internal.auth import TOTP  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth.models import Group  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.urls import get_resolver, resolve  # noqa: E402

from accounts.actions import confirm_email  # noqa: E402
from accounts.models import Person  # noqa: E402
from config.demo.pictures import alt, draw  # noqa: E402
from core.pictures import make_picture  # noqa: E402
from directory.models import HomePage  # noqa: E402
from enterprises.listings import actions  # noqa: E402
from enterprises.listings.models import (  # noqa: E402
    Area,
    CheckHeld,
    ComingPerson,
    DocumentShare,
    EasyReadRow,
    Enterprise,
    Link,
    ListingText,
    Opening,
    OpeningException,
    Photo,
    Price,
    Recording,
    Term,
    Testimonial,
    Venue,
    WalkStep,
)
from enterprises.listings.models.showing import digest_of_english  # noqa: E402
from tests.browser.passkey import passkey  # noqa: E402
from tests.browser.town_booking import be_booked  # noqa: E402
from tests.browser.town_cards import pay_by_card  # noqa: E402
from tests.browser.town_data import ask_about_data  # noqa: E402
from tests.browser.town_desk import fill_desk  # noqa: E402
from tests.browser.town_diary import take_bookings  # noqa: E402
from tests.browser.town_helping import name_helpers  # noqa: E402
from tests.browser.town_joining import join  # noqa: E402
from tests.browser.town_mentoring import pair_people  # noqa: E402
from tests.browser.town_money import take_money  # noqa: E402
from tests.browser.town_own import give_ana_listings  # noqa: E402
from tests.browser.town_pages import fill_pages  # noqa: E402
from tests.browser.town_papers import send_papers  # noqa: E402
from tests.browser.town_safe import lose_sign_ins  # noqa: E402
from tests.browser.town_site import say_who_we_are, show_first  # noqa: E402
from tests.browser.town_worries import be_worried  # noqa: E402
from tests.factories.accounts import PASSWORD  # noqa: E402
from tests.factories.formats import make_file  # noqa: E402
from tests.factories.listings import category  # noqa: E402
from tests.permissions.addresses import addresses  # noqa: E402

TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
TODAY = date.today()
FACTS = settings.VAR_DIR / "facts.json"
ANAS = (("Ana's Kitchen", "anas"), ("Small Repairs", "small"), ("Old Bakery", "old"), ("Last Press", "last"))
SCENES = ("gardening", "meals", "repairs")


def main() -> None:
    # Not the admin's files: nobody looks at it here, and squeezing them takes longest of all.
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["wagtail*", "admin"])
    if not FACTS.exists():
        call_command("migrate", verbosity=0)
        fill()
    facts = json.loads(FACTS.read_text())
    # The addresses may be newer than the town.
    facts |= {"routes": sorted({address.route for address in addresses()}), "resolved": resolved(facts)}
    facts["theirs"] += DocumentShare.objects.values_list("email", flat=True)  # whom an owner writes to is theirs too
    FACTS.write_text(json.dumps(facts))


def fill() -> None:
    call_command("setup_site", verbosity=0)
    area = Area.objects.create(
        name="Stroud Valleys",
        slug="stroud-valleys",
        phone="01632 960123",
        email="team@example.org",
        districts="GL5, GL6, GL10",
    )
    jo = people(area)
    pictures = [(make_picture(scene, draw(scene, 3, (900, 600))), alt(scene, 3)) for scene in SCENES]
    give_home_a_picture(*pictures[0])
    say_who_we_are()
    show_first()
    listings = build_listings(area, jo, pictures)
    fill_pages(area, pictures)
    anas = [publish(plain(area, 40 + n, *each, pictures[1]), jo, "GL5 4AA") for n, each in enumerate(ANAS)]
    own = give_ana_listings(area, jo, listings[0])
    facts = {
        "numbers": {each.slug: each.short_number for each in listings},
        "theirs": sorted(their_words()),
        "passkey": Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN).pk,
        "desk": fill_desk(*anas, pictures) | lose_sign_ins(anas[1]),
        "inbox": str(settings.EMAIL_FILE_PATH),
        "password": PASSWORD,
        "totp": TOTP_SECRET,
        "picture": listings[0].photos.first().picture.file.url,
        **join(listings, jo),
        **own,
        **name_helpers(area, jo, listings[0]),
        **send_papers(listings[0], jo),
        **take_bookings(listings[0]),
        **take_money(listings[0]),
        **ask_about_data(area),
        **be_booked(listings[5]),
        **be_worried(area, jo),
        **pair_people(area, jo),
    }
    facts |= pay_by_card(listings[4], own | facts["desk"])
    FACTS.write_text(json.dumps(facts))


def people(area: Area) -> Person:
    """Ana owns, Ben forgets his password, Kit never had one, Root has every second step, Jo looks after the area."""
    for name, password in (("Ana Silva", PASSWORD), ("Ben Okoro", PASSWORD), ("Kit Lowe", None)):
        confirm_email(Person.objects.create_user(f"{name.split()[0].lower()}@example.com", password, name=name))
    gone = Person.objects.create_user("gone@example.com", PASSWORD, name="Gone Away", is_active=False)
    confirm_email(gone)
    root = Person.objects.create_superuser("root@example.com", PASSWORD, name="Root Admin")
    confirm_email(root)
    TOTP.activate(root, TOTP_SECRET)
    RecoveryCodes.activate(root)
    Authenticator.objects.create(user=root, type=Authenticator.Type.WEBAUTHN, data=passkey("Kitchen laptop"))
    jo = Person.objects.create_user("jo@example.com", PASSWORD, name="Jo Reed", is_staff=True)
    confirm_email(jo)
    TOTP.activate(jo, TOTP_SECRET)
    jo.groups.add(Group.objects.get(name="Support workers"))
    area.areaworker_set.create(person=jo)
    return jo


def give_home_a_picture(picture: Any, words: str) -> None:
    home = HomePage.objects.get()
    home.picture, home.picture_alt = picture, words
    home.save_revision().publish()


def terms(group: str, *slugs: str) -> list[Term]:
    return [Term.objects.get(group=group, slug=slug) for slug in slugs]


def build_listings(area: Area, jo: Person, pictures: list[Any]) -> list[Enterprise]:
    everything = publish(everything_in_it(area, pictures, jo), jo, "GL5 1QA")
    easy_read_of(everything, jo, pictures)
    minimal = publish(Enterprise(area=area, name="Odd Jobs", slug="minimal", one_line="Small jobs done."), jo, "")
    closed = publish(plain(area, 90, "Closed Kitchen", "closed", pictures[1]), jo, "GL5 3AA")
    easy_read_of(closed, jo, pictures)  # and out of date with the next line
    until = TODAY + timedelta(days=40)
    words = {"closed_words": "We are mending the roof.", "closed_until": until}
    actions.update_today(closed, by=jo, is_closed_now=True, **words)
    full = publish(plain(area, 92, "Full House Lunches", "full", pictures[2]), jo, "GL6 8AA")
    actions.update_today(full, by=jo, places_left=0)
    others = [publish(plain(area, n, *named(n), pictures[n % 3] if n % 2 else None), jo, "GL5 4AA") for n in range(18)]
    return [everything, minimal, closed, full, *others]


def named(n: int) -> tuple[str, str]:
    return f"Garden Helpers {n + 1}", f"garden-helpers-{n + 1}"


def publish(enterprise: Enterprise, jo: Person, postcode: str) -> Enterprise:
    """Through the doors a support worker uses."""
    actions.create_listing(enterprise, by=jo)
    if postcode:
        actions.set_base(enterprise, by=jo, postcode=postcode, address="1 Secret Lane")
    actions.publish_listing(enterprise, by=jo)
    actions.confirm_listing(enterprise, by=jo)
    return enterprise


def plain(area: Area, n: int, name: str, slug: str, picture: Any) -> Enterprise:
    made = Enterprise(
        area=area,
        name=name,
        slug=slug,
        one_line="Digging, pruning and planting with you.",
        description="We bring the tools and clear up after us.",
        comes_to_you=n % 3 != 1,
        reach_miles=8,
        phone="01632 960456",
    )
    made.categories = [category("gardening"), category("meals")][: 1 + (n % 4 == 0)]
    made.payments = terms("pay", "cash", "direct-payment")
    made.audiences = terms("for", "older-people")
    made.prices = [Price(name="One hour", pence=1800 + 50 * n, unit="hour")]
    made.openings = [Opening(day=n % 5, part="morning"), Opening(day=(n + 2) % 5, part="evening")]
    if picture:
        made.photos = [Photo(picture=picture[0], alt=picture[1])]
    return made


def easy_read_of(listing: Enterprise, jo: Person, pictures: list[Any]) -> None:
    """Every symbol of the first draft, and a photograph among them."""
    copy = actions.start_easy_read(listing, by=jo, from_listing=True)
    picture, words = pictures[0]
    copy.rows.add(EasyReadRow(sentence="This is Ruby at work.", photograph=picture, alt=words, sort_order=99))
    copy.checked_by, copy.checked_on = "Ruby, who works here", TODAY
    copy.save_revision(user=jo)
    actions.publish_easy_read(copy, by=jo)


def everything_in_it(area: Area, pictures: list[Any], jo: Person) -> Enterprise:
    """Every field a page can show."""
    made = Enterprise(
        area=area,
        name="Roots and Shoots Together",
        slug="everything",
        one_line="A garden team of people with a learning disability, and their van.",
        description="We mow. We rake. We cut hedges.\n\nWe come in a team so the job gets done in a morning.",
        does="Mowing and edging\nHedges up to head height\nLeaves",
        does_not="Chainsaws\nPonds",
        story="Our parents were told that there was no work for us. We did four gardens the first year.",
        workers_count=7,
        minimum_age=18,
        maximum_age=99,
        comes_to_you=True,
        reach_miles=8,
        works_remotely=True,
        works_bank_holidays=True,
        opening_words="Mostly mornings.",
        waiting_words="About two weeks",
        places_left=3,
        price_words="Ask us about a small garden.",
        phone="01632 960123",
        text_number="07700 900123",
        email="roots@example.org",
        website="https://roots.example.org/",
        post_address="The Old Nursery, Station Road, Stroud",
        best_time="After 4pm",
        contact_words="Ask for Steve.",
        referral_needed=True,
        referral_words="Your social worker can write to us.",
        good_to_know="We wear green tops. You can ask us in for tea.",
        alert="No visits in the last week of December.",
        insurance_words="Public liability up to £2 million",
        noise="changes",
        noise_words="The mower is loud. The van is quiet.",
        light="daylight",
        smells="some",
        smells_words="Cut grass.",
        crowds="few",
        quiet_place="yes",
    )
    add_every_part(made, pictures)
    add_other_formats(made, pictures, jo)
    return made


def add_other_formats(made: Enterprise, pictures: list[Any], jo: Person) -> None:
    """A film, a recording and a link; the way to the door; words in Polish, and in Urdu, which runs the other way."""
    captions = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nHello, I am Ruby.\n"
    words = {"transcript": "Hello, I am Ruby. This is our garden."}
    made.recordings = [
        Recording(
            kind="bsl", title="Ruby signs", media=make_file(jo), captions=captions, poster=pictures[0][0], **words
        ),
        Recording(kind="spoken", title="Ruby talks", media=make_file(jo, sound=True), **words),
        Recording(kind="subtitled", title="A day with us", link="https://vimeo.com/1234", **words),
    ]
    made.walk = [
        WalkStep(picture=picture, alt=alt_words, words=f"Step {n}: walk on to the green door.")
        for n, (picture, alt_words) in enumerate(pictures, start=1)
    ]
    made.texts = [
        ListingText(
            language="pl",
            one_line="Pomagamy w ogrodzie.",
            description="Kosimy trawę i strzyżemy żywopłoty.",
            does="Koszenie trawy",
            translated_by="Wanda",
            english_digest=digest_of_english(made),
        ),
        ListingText(language="ur", one_line="ہم باغ میں مدد کرتے ہیں۔", translated_by="Sana"),
    ]


def add_every_part(made: Enterprise, pictures: list[Any]) -> None:
    """Every part that can repeat: words of each list, photographs, prices, days, people, a venue, checks."""
    made.categories = [category("gardening"), category("work-skills")]
    made.audiences = terms("for", "everyone", "older-people")
    made.payments = terms("pay", "direct-payment", "own-money", "card")
    made.languages = terms("language", "english", "makaton", "polish")
    made.formats = terms("format", "easy-read", "large-print")
    made.skills = terms("skill", "autism-support")
    made.run_by = terms("run_by", "learning-disabled-people", "small-team")
    made.photos = [
        Photo(picture=picture, alt=words, caption="On a Tuesday" if n else "")
        for n, (picture, words) in enumerate(pictures)
    ]
    made.prices = [
        Price(name="The whole team", pence=4800, unit="hour", words="At least two hours"),
        Price(name="A look round", pence=0),
    ]
    made.openings = [Opening(day=day, part=part) for day in range(1, 5) for part in ("morning", "afternoon")]
    made.exceptions = [
        OpeningException(
            starts_on=TODAY + timedelta(days=20), ends_on=TODAY + timedelta(days=34), words="Closed for a rest"
        )
    ]
    made.coming_people = [coming("Ruby", "woman"), coming("Ollie", "man")]
    made.venues = [venue()]
    made.checks = [
        CheckHeld(kind=kind, seen_by="the support team", ends_on=TODAY + timedelta(days=200), words="Seen on paper")
        for kind in terms("check", "dbs-enhanced", "insurance", "references")
    ]
    made.links = [Link(title="Our diary", url="https://roots.example.org/diary")]
    made.testimonials = [Testimonial(words="They found my snowdrops.", said_by="Joan, Brimscombe", agreed_on=TODAY)]


def coming(name: str, gender: str) -> ComingPerson:
    shows = ("name", "gender", "languages", "driving", "skills")
    person = ComingPerson(
        first_name=name,
        role="edges and hedges",
        pronouns="they/them",
        gender=gender,
        drives=True,
        insured_to_carry=True,
        **{f"may_show_{fact}": True for fact in shows},
    )
    person.languages = terms("language", "english", "makaton")
    person.skills = terms("skill", "autism-support")
    return person


def venue() -> Venue:
    hall = Venue(
        name="The Scout Hut",
        address="Bath Road",
        town="Stroud",
        postcode="GL5 3QG",
        access_words="Ring the bell by the green door.",
        travel_words="Bus 63 stops outside.",
    )
    hall.access = terms("access", "step-free", "wheelchair-toilet")
    return hall


def their_words() -> set[str]:
    """Every text an enterprise wrote, so that the reading check leaves it out: it is theirs to write.

    Also the names of checks and the like: an insurance is called what it is called.
    """
    words = {*Term.objects.values_list("name", flat=True)}
    parts = (Photo, ComingPerson, Price, OpeningException, Venue, CheckHeld, Link, Testimonial)
    more = (EasyReadRow, ListingText, Recording, WalkStep)
    for model in (Enterprise, *parts, *more):
        for row in model.objects.all():
            for field in model._meta.fields:
                value = getattr(row, field.attname)
                if isinstance(value, str) and len(value) > 2:
                    words |= {line.strip() for line in value.splitlines() if line.strip()}
    return words


def resolved(facts: dict[str, Any]) -> dict[str, str]:
    """Which address pattern each case looks at."""
    from tests.browser.journeys import address_of
    from tests.browser.pages import CASES

    get_resolver()
    return {case.name: resolve(address_of(case, facts).partition("?")[0]).route.removeprefix("^") for case in CASES}


if __name__ == "__main__":
    main()
