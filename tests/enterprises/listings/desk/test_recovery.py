"""Jo helps somebody who cannot sign in any more, at the desk."""

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from accounts.models import Recovery, SignInPhone
from tests.factories.accounts import PersonFactory
from tests.signed_in import just_signed_in

pytestmark = pytest.mark.django_db
PAGE = "/desk/recovery/"
FORM = {"new_email": "ana.new@example.com", "again": "Ana.New@example.com", "seen": "met"}


@pytest.fixture
def kim(area, groups):
    person = PersonFactory(name="Kim Holt", email="kim@example.com", is_staff=True)
    person.groups.add(groups["Support workers"])
    area.areaworker_set.create(person=person)
    return person


@pytest.fixture
def at_desk(desk_of):
    """A browser of somebody who works here and has just signed in."""

    def open_for(person):
        return just_signed_in(desk_of(person), person)

    return open_for


def test_jo_finds_ana_by_what_she_runs_asks_and_kim_agrees(at_desk, garden, ana, jo, kim):
    jos = at_desk(jo)
    found = jos.get(PAGE, {"q": "garden"}).content.decode()
    assert f"/desk/recovery/people/{ana.pk}/" in found
    said = jos.post(f"/desk/recovery/people/{ana.pk}/", FORM, follow=True).content.decode()
    assert "Now somebody else of the team looks at it" in said
    assert "I agree" not in said

    kims = at_desk(kim)
    assert "1 person cannot sign in: a second worker is needed" in kims.get("/desk/").content.decode()
    assert "a second worker is needed" not in jos.get("/desk/").content.decode()
    one = f"/desk/recovery/{Recovery.objects.get().pk}/"
    assert "I am sure that it is them: I agree" in kims.get(one).content.decode()
    said = kims.post(one, {"do": "agree"}, follow=True).content.decode()

    assert "Agreed. They are told now by every way we know." in said
    assert (Recovery.objects.get().status, Recovery.objects.get().agreed_by) == ("agreed", kim)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"again": "ana.other@example.com"}, "The two addresses are not the same"),
        ({"new_email": "", "again": ""}, "Write the new address or number, or tick what else is lost"),
        ({"new_email": "ana", "again": "ana"}, "Enter a valid email address"),
        ({"seen": ""}, "Choose an answer to “How do you know that it is them?”"),
        ({"new_email": "ben@example.com", "again": "ben@example.com"}, "Somebody else here has this address"),
    ],
)
def test_what_is_missing_is_said_beside_the_field_and_what_was_typed_is_kept(
    at_desk, garden, ana, ben, jo, typed, said
):
    page = at_desk(jo).post(f"/desk/recovery/people/{ana.pk}/", FORM | typed).content.decode()

    assert said in page
    assert "Error:" in page
    assert not Recovery.objects.exists()
    if typed.get("new_email", "x"):
        assert (FORM | typed)["new_email"] in page


BY_PHONE = {"new_phone": "07700 900456", "phone_again": "+44 7700 900456", "seen": "met"}


def test_a_new_number_is_asked_for_and_the_second_worker_reads_it(at_desk, garden, ana, jo, kim):
    asked = BY_PHONE | {"drops_email": "on"}
    at_desk(jo).post(f"/desk/recovery/people/{ana.pk}/", asked)

    page = at_desk(kim).get(f"/desk/recovery/{Recovery.objects.get().pk}/").content.decode()

    assert "07700 900456" in page
    assert "None: the one they had is taken away" in page
    assert (Recovery.objects.get().new_phone, Recovery.objects.get().drops_email) == ("+447700900456", True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"phone_again": "07700 900457"}, "The two numbers are not the same"),
        ({"new_phone": "01632 960123"}, "Write the number of a mobile phone"),
        ({"new_email": "a@example.com", "again": "a@example.com"}, "one of the two"),
        ({"new_phone": "", "phone_again": "", "drops_email": "on"}, "Write their new mobile number too"),
    ],
)
def test_what_is_wrong_with_a_number_is_said_and_what_was_typed_is_kept(at_desk, garden, ana, jo, typed, said):
    page = at_desk(jo).post(f"/desk/recovery/people/{ana.pk}/", BY_PHONE | typed).content.decode()

    assert said in page
    assert f'value="{typed["new_phone"]}"' in page if typed.get("new_phone") else True
    assert not Recovery.objects.exists()


def test_anothers_number_is_refused_beside_the_field(at_desk, garden, ana, ben, jo):
    SignInPhone.objects.create(person=ben, number="+447700900456", confirmed_at=timezone.now())

    page = at_desk(jo).post(f"/desk/recovery/people/{ana.pk}/", BY_PHONE).content.decode()

    assert "Somebody else here has this number" in page
    assert "Ben" not in page
    assert not Recovery.objects.exists()


def test_the_form_asks_for_no_number_where_no_texts_can_be_sent(at_desk, garden, ana, jo, settings):
    settings.TEXT_GATEWAY = ""
    page = f"/desk/recovery/people/{ana.pk}/"

    assert "mobile number" not in at_desk(jo).get(page).content.decode()
    assert "Write the new address, or tick" in at_desk(jo).post(page, BY_PHONE).content.decode()


def test_somebody_without_an_address_is_not_asked_whether_it_is_lost_and_is_found_by_their_number(at_desk, garden, jo):
    paul = PersonFactory(name="Paul Reed", email=None)
    garden.ownership_set.create(person=paul)
    SignInPhone.objects.create(person=paul, number="+447700900123", confirmed_at=timezone.now())

    found = at_desk(jo).get(PAGE, {"q": "07700 900123"}).content.decode()

    assert f"/desk/recovery/people/{paul.pk}/" in found
    page = at_desk(jo).get(f"/desk/recovery/people/{paul.pk}/").content.decode()
    assert "Or their new mobile number" in page
    assert "They lost their e-mail address too" not in page


def test_nothing_is_asked_from_a_page_left_open(desk_of, garden, ana, jo):
    answer = desk_of(jo).post(f"/desk/recovery/people/{ana.pk}/", FORM)

    assert "reauthenticate" in answer["Location"]
    assert not Recovery.objects.exists()


def test_asked_twice_leads_to_the_one_that_waits(at_desk, garden, ana, jo):
    jos = at_desk(jo)
    jos.post(f"/desk/recovery/people/{ana.pk}/", FORM)

    answer = jos.get(f"/desk/recovery/people/{ana.pk}/")

    assert answer.url == f"/desk/recovery/{Recovery.objects.get().pk}/"


def test_pressing_agree_on_ones_own_says_why_not(at_desk, garden, ana, jo):
    jos = at_desk(jo)
    jos.post(f"/desk/recovery/people/{ana.pk}/", FORM)

    said = jos.post(f"/desk/recovery/{Recovery.objects.get().pk}/", {"do": "agree"}, follow=True).content.decode()

    assert "A support worker who looks after them does this" in said
    assert Recovery.objects.get().status == "asked"


def test_the_search_finds_ones_own_people_alone(at_desk, garden, ana, sam, jo, dee, kim):
    garden.ownership_set.create(person=kim)

    assert "Ana Silva" in at_desk(jo).get(PAGE, {"q": "silva"}).content.decode()
    for who, words in ((dee, "silva"), (jo, "sam"), (jo, "kim")):
        assert "Nobody of your areas is called that" in at_desk(who).get(PAGE, {"q": words}).content.decode()
    assert "Ana Silva" not in at_desk(jo).get(PAGE).content.decode()


def test_another_areas_worker_and_others_find_nothing(at_desk, client, garden, ana, sam, jo, dee):
    at_desk(jo).post(f"/desk/recovery/people/{ana.pk}/", FORM)
    one = f"/desk/recovery/{Recovery.objects.get().pk}/"
    for address in (one, f"/desk/recovery/people/{ana.pk}/"):
        assert at_desk(dee).get(address).status_code == 404
        client.force_login(sam)
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("n", [1, 6])
def test_the_page_costs_the_same_with_one_and_with_many(
    at_desk, make_listing, groups, jo, n, django_assert_max_num_queries
):
    for number in range(n):
        person = PersonFactory(name=f"Anybody {number}")
        make_listing(name=f"Something {number}", owner=person)
        Recovery.objects.create(person=person, drops_second_step=True, seen="met")
    jos = at_desk(jo)
    jos.get(PAGE, {"q": "anybody"})

    with django_assert_max_num_queries(16):
        jos.get(PAGE, {"q": "anybody"})


def test_without_a_second_step_nobody_comes_here(client, jo, garden):
    client.force_login(jo)
    assert not Authenticator.objects.filter(user=jo).exists()

    assert client.get(PAGE).url.startswith("/accounts/2fa/")
