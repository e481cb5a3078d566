"""Ana tells us about her enterprise: a draft of her own, or somebody who gets in touch."""

import pytest
from django.core.cache import cache

from accounts.models import Person
from core.models import Event, SavedForm
from enterprises.listings.models import Base, Enterprise, Newcomer
from tests.accounts.conftest import code_in

ANSWERS = {
    "one_line": "We mend bicycles at your door.",
    "enterprise_name": "Spokes",
    "postcode": "GL5 1QA",
    "person_name": "Ana Silva",
    "email": "",
    "phone": "",
    "wants": ["words", "photos"],
    "next": "/join/check/",
}


@pytest.fixture(autouse=True)
def _no_limits_left_over(db):
    cache.clear()


@pytest.fixture
def letters(mailoutbox, django_capture_on_commit_callbacks):
    def during(do):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            answer = do()
        return answer, list(mailoutbox)

    return during


def test_somebody_new_has_a_draft_of_their_own_a_few_minutes_later(client, area, letters):
    asked, sent = letters(lambda: client.post("/join/", ANSWERS | {"email": "ana.new@example.com"}))
    back = client.post(asked.url, {"code": code_in(sent[0]), "next": "/join/check/"})
    assert back.url == "/join/check/"
    page = client.get("/join/check/").content.decode()
    assert "Spokes" in page
    assert "The team of Stroud Valleys will look after you." in page

    done, sent = letters(lambda: client.post("/join/check/", follow=True))

    assert done.redirect_chain == [("/my/", 302)]
    assert "Your listing is started" in done.content.decode()
    listing = Enterprise.objects.get(name="Spokes")
    ana = Person.objects.get(email="ana.new@example.com")
    assert (listing.live, listing.area, list(listing.owners.all())) == (False, area, [ana])
    assert listing.one_line == ANSWERS["one_line"]
    assert listing.short_number
    assert listing.latest_revision.user == ana
    assert listing.public_place
    assert Base.objects.get(enterprise=listing).postcode == "GL5 1QA"
    newcomer = Newcomer.objects.get()
    assert (newcomer.person, newcomer.enterprise, newcomer.wants) == (ana, listing, ["words", "photos"])
    assert [letter.to for letter in sent] == [["team@example.org"]]
    assert "Spokes" not in sent[0].body
    assert not SavedForm.objects.exists()
    assert client.get("/enterprises/spokes/").status_code == 404


def test_pressing_twice_makes_one(client, area, ana):
    client.force_login(ana)
    client.post("/join/", ANSWERS)
    client.post("/join/check/")

    assert client.post("/join/check/").url == "/my/"
    assert Enterprise.objects.filter(name="Spokes").count() == 1


def test_who_has_only_a_telephone_is_rung(client, area, letters):
    answer, sent = letters(lambda: client.post("/join/", ANSWERS | {"phone": "01632 960777"}))

    assert answer.url == "/join/thanks/"
    assert "rings you" in client.get(answer.url).content.decode()
    newcomer = Newcomer.objects.get()
    assert (newcomer.phone, newcomer.person_name, newcomer.area) == ("01632 960777", "Ana Silva", area)
    assert not Enterprise.objects.exists()
    assert [letter.to for letter in sent] == [["team@example.org"]]


def test_somebody_of_no_area_goes_to_the_editors(client, area, other_area, ed, ana, letters):
    client.force_login(ana)
    client.post("/join/", ANSWERS | {"postcode": "TR18 4HE"})

    done, sent = letters(lambda: client.post("/join/check/", follow=True))

    assert "We have no team where you are yet" in done.content.decode()
    assert Newcomer.objects.get().area is None
    assert not Enterprise.objects.exists()
    assert [letter.to for letter in sent] == [["ed@example.com"]]


def test_a_name_that_is_here_is_asked_about(client, area, ana, make_listing):
    here = make_listing(name="Spokes Stroud", area=area)
    make_listing(name="Spoke", area=area, publish=False)
    client.force_login(ana)
    client.post("/join/", ANSWERS)
    page = client.get("/join/check/").content.decode()
    assert "Is one of these yours already?" in page
    assert "Spokes Stroud" in page
    assert "Spoke:" not in page  # a draft is nobody's business

    assert "Choose an answer" in client.post("/join/check/", {}).content.decode()
    done = client.post("/join/check/", {"already": str(here.pk)}, follow=True)

    assert "Our team looks whether it is yours" in done.content.decode()
    newcomer = Newcomer.objects.get()
    assert (newcomer.maybe_is, newcomer.enterprise) == (here, None)
    assert not here.owners.exists()


def test_none_of_these_starts_a_new_one(client, area, ana, make_listing):
    make_listing(name="Spokes", slug="spokes", area=area)
    client.force_login(ana)
    client.post("/join/", ANSWERS)

    client.post("/join/check/", {"already": "none"})

    assert ana.enterprises.get().slug == "spokes-2"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"one_line": ""}, "Fill in “What do you do, in one line?”"),
        ({"enterprise_name": ""}, "Fill in “What is it called?”"),
        ({"postcode": "nowhere"}, "We do not know that postcode"),
        ({"postcode": "GL5"}, "We do not know that postcode"),
        ({"phone": "12"}, "Write a phone number"),
        ({}, "Write your e-mail address, or a phone number below."),
    ],
)
def test_what_is_wrong_is_said_and_all_that_was_typed_comes_back(client, area, change, says):
    page = client.post("/join/", ANSWERS | change).content.decode()

    assert says in page
    assert "Ana Silva" in page
    assert not SavedForm.objects.exists()


def test_what_nobody_asked_is_not_kept(client, area, ana):
    client.force_login(ana)

    assert client.post("/join/", ANSWERS | {"more": "x" * 100_000}).url == "/join/check/"
    assert len(SavedForm.objects.get().content) < 1000


def test_a_machine_is_thanked_and_not_heard(client, area):
    assert client.post("/join/", ANSWERS | {"phone": "01632 960777", "website": "x"}).url == "/join/thanks/"
    assert not Newcomer.objects.exists()


def test_nothing_told_is_nothing_to_check(client, ana):
    assert client.get("/join/check/").url == "/join/"
    client.force_login(ana)
    assert client.post("/join/check/").url == "/my/"


def test_the_log_of_events_says_who_started_it(client, area, ana):
    client.force_login(ana)
    client.post("/join/", ANSWERS)
    client.post("/join/check/")

    listing = ana.enterprises.get()
    about = Event.objects.filter(subject_type="listings.enterprise", subject_id=str(listing.pk)).order_by("pk")
    assert [(event.tag, event.by) for event in about][:2] == [("listing:created", ana), ("listing:owner_joined", ana)]
