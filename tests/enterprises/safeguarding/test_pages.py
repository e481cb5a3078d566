"""The pages: anybody tells, the contacts read and act, and for everybody else there is nothing."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from accounts.models import Block
from core.models import Event, SavedForm
from enterprises.safeguarding import actions
from enterprises.safeguarding.models import Concern, Contact
from tests.enterprises.safeguarding.conftest import told

pytestmark = pytest.mark.django_db
TELL = "/worried/tell/"
SAID = {"harm_now": "no", "words": "He takes her money."}


@pytest.fixture
def desk():
    """A browser of somebody who works here, with the second step done."""

    def sign_in(person):
        Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
        client = Client()
        client.force_login(person)
        return client

    return sign_in


def page_of(concern, name="one"):
    return reverse(f"desk_worries:{name}", args=[concern.pk])


# --- telling -----------------------------------------------------------------------------------------------------
def test_two_answers_are_enough_and_nobody_is_written_down(client, kim):
    answer = client.post(TELL, SAID)

    concern = Concern.objects.get()
    assert answer.url == reverse("safeguarding:told")
    assert (concern.raised_by, concern.name, concern.notes.get().words) == (None, "", "He takes her money.")
    assert "It was right to tell us" in client.get(answer.url).content.decode()


def test_somebody_signed_in_is_written_down_only_when_they_say_so(client, kim, sam):
    client.force_login(sam)

    client.post(TELL, SAID)
    client.post(TELL, {**SAID, "say_who": "on"})

    assert [each.raised_by for each in Concern.objects.order_by("raised_at")] == [None, sam]


def test_whoever_is_in_danger_reads_999_before_and_after(client, kim):
    before = client.get(TELL).content.decode()
    after = client.post(TELL, {**SAID, "harm_now": "yes"}, follow=True).content.decode()

    assert before.index("999") < before.index("harm_now")
    assert after.index("Ring 999 now") < after.index("What happens next")


def test_what_is_missing_is_said_beside_it_and_nothing_typed_is_lost_or_kept(client, kim):
    answer = client.post(TELL, {"about": "Mr Fox"})

    said = answer.content.decode()
    assert "Choose an answer to “Is somebody in danger right now?”" in said
    assert "A few words are enough." in said
    assert 'value="Mr Fox"' in said
    assert "no-store" in answer["Cache-Control"]
    assert not Concern.objects.exists()
    assert not SavedForm.objects.exists()


def test_from_a_listing_it_is_about_that_and_its_area(client, kim, area, other_area, make_listing):
    make_listing(name="Odd Jobs", slug="odd-jobs")

    page = client.get(TELL, {"listing": "odd-jobs"}).content.decode()
    client.post(f"{TELL}?listing=odd-jobs", SAID)

    concern = Concern.objects.get()
    assert "About Odd Jobs" in page
    assert (concern.about_enterprise.name, concern.area) == ("Odd Jobs", area)


@pytest.mark.parametrize("odd", [{"listing": "no-such"}, {"listing": "\x00"}, {"listing": "x" * 5000}])
def test_odd_addresses_and_words_do_no_harm(client, kim, odd):
    assert client.get(TELL, odd).status_code == 200
    assert client.post(TELL, {"harm_now": "maybe", "words": "\x00", "not_for": ["x", "9" * 40]}).status_code == 200


def test_where_nobody_would_read_it_the_page_says_whom_to_ring(client, area):
    answer = client.get(TELL).content.decode()

    assert "Please ring" in answer
    assert "<textarea" not in answer
    client.post(TELL, SAID)
    assert not Concern.objects.exists()


def test_after_ten_in_an_hour_no_more_are_taken_from_one_place(client, kim):
    for _number in range(10):
        client.post(TELL, SAID)

    assert client.post(TELL, SAID).status_code == 429
    assert Concern.objects.count() == 10


def test_every_page_about_worries_has_the_way_out(client, kim):
    for page in ("/worried/", TELL, "/worried/told/"):
        said = client.get(page).content.decode()
        assert 'href="https://www.bbc.co.uk/weather" rel="nofollow noreferrer"' in said


# --- the register ------------------------------------------------------------------------------------------------
def test_the_register_and_each_worry_are_nowhere_for_everybody_else(desk, area, kim, jo, ed, root, ana):
    concern = actions.tell(told(area))
    pages = [reverse("desk_worries:register"), page_of(concern), reverse("desk_worries:apart")]

    for person in (jo, ed, root):
        browser = desk(person)
        assert [browser.get(page).status_code for page in pages] == [404, 404, 404]
        assert b"waits for somebody" not in browser.get(reverse("desk:front")).content
        assert browser.post(page_of(concern), {"do": "take"}).status_code == 404
    kims = desk(kim)
    assert [kims.get(page).status_code for page in pages] == [200, 200, 200]
    assert "1 worry waits for somebody" in kims.get(reverse("desk:front")).content.decode()


def test_the_list_names_nobody_and_opening_one_is_written_down(desk, area, kim):
    concern = actions.tell(told(area, about="Mr Fox", name="Vi Green"))
    kims = desk(kim)

    listed = kims.get(reverse("desk_worries:register")).content.decode()
    opened = kims.get(page_of(concern)).content.decode()

    assert "Mr Fox" not in listed
    assert "Vi Green" not in listed
    assert "Mr Fox" in opened
    assert list(Event.objects.filter(tag="concern:read").values_list("by", "subject_id")) == [(kim.pk, str(concern.pk))]


def test_kim_takes_it_writes_decides_closes_and_opens_it_again(desk, area, kim):
    concern = actions.tell(told(area))
    kims, page = desk(kim), page_of(concern)

    for sent in (
        {"do": "take"},
        {"do": "note", "words": "Rang her sister."},
        {"do": "decide", "status": "referred", "why": "Told the council.", "knows": "yes"},
        {"do": "close"},
        {"do": "open_again"},
    ):
        assert kims.post(page, sent).status_code == 302

    concern.refresh_from_db()
    assert (concern.status, concern.turn, concern.knows) == ("deciding", kim, "yes")
    assert [note.words for note in concern.notes.order_by("pk")] == [
        "She has bruises.",
        "Rang her sister.",
        "Told the council.",
    ]


def test_it_cannot_be_passed_on_without_a_yes_or_a_reason_and_the_words_stay(desk, area, kim):
    concern = actions.tell(told(area))
    actions.take(concern, by=kim)

    said = desk(kim).post(
        page_of(concern), {"do": "decide", "status": "referred", "why": "Told the council.", "knows": "no"}
    )

    assert "because the person has not said yes" in said.content.decode()
    assert "Told the council." in said.content.decode()


def test_what_cannot_be_now_is_said_in_words(desk, area, kim):
    concern = actions.tell(told(area))

    said = desk(kim).post(page_of(concern), {"do": "close"}, follow=True)

    assert "cannot become" in said.content.decode()
    assert Concern.objects.get().status == "raised"


@pytest.mark.parametrize("odd", [{"do": "nonsense"}, {"do": ""}, {}, {"do": "apart", "one": "x", "other": "-1"}])
def test_odd_forms_change_nothing(desk, area, kim, odd):
    concern = actions.tell(told(area))

    assert desk(kim).post(page_of(concern), odd).status_code == 200
    assert not Block.objects.exists()


def test_people_are_found_named_and_kept_apart_without_a_name_in_any_address(desk, area, kim, ana, ben):
    concern = actions.tell(told(area))
    kims, page = desk(kim), page_of(concern)

    found = kims.post(page, {"do": "find", "who": "Silva"}).content.decode()
    kims.post(page_of(concern, "name"), {"person": ana.pk})
    sent = kims.post(page, {"do": "apart", "who": "Okoro", "one": ana.pk, "other": ben.pk})

    assert "It is about Ana Silva" in found
    concern.refresh_from_db()
    assert concern.about_person == ana
    assert sent.url == page
    assert Block.objects.get().kind == "safe"
    apart = kims.get(reverse("desk_worries:apart")).content.decode()
    assert "Ana Silva and Ben Okoro" in apart
    kims.post(reverse("desk_worries:apart"), {"block": Block.objects.get().pk})
    assert Block.objects.get().lifted_at


def test_a_contact_who_names_themself_is_led_away_and_finds_it_no_more(desk, area, kim, lou):
    concern = actions.tell(told(area))
    kims = desk(kim)

    answer = kims.post(page_of(concern, "name"), {"person": kim.pk})

    assert answer.url == reverse("desk_worries:register")
    assert kims.get(page_of(concern)).status_code == 404


def test_jo_writes_down_what_somebody_rang_about_and_does_not_find_it_again(desk, area, kim, jo):
    jos = desk(jo)

    answer = jos.post(
        reverse("desk_worries:write"), {**SAID, "name": "Vi Green", "reach": "Ring after six"}, follow=True
    )

    concern = Concern.objects.get()
    assert "It is written down" in answer.content.decode()
    assert (concern.recorded_by, concern.name, concern.area) == (jo, "Vi Green", area)
    assert jos.get(page_of(concern)).status_code == 404


# --- who reads them ----------------------------------------------------------------------------------------------
def test_root_says_who_reads_worries_and_reads_none(desk, area, root, jo):
    roots = desk(root)
    page = reverse("desk_worries:contacts")

    assert "Nobody reads worries yet" in roots.get(page).content.decode()
    made = roots.post(page, {"whose": "JO@example.com", "area": area.pk, "place": 1}, follow=True)
    himself = roots.post(page, {"whose": "root@example.com", "area": area.pk, "place": 2}, follow=True)
    nobody = roots.post(page, {"whose": "sam@example.com", "area": area.pk, "place": 2})

    assert "Jo Reed reads worries now." in made.content.decode()
    assert "Nobody makes themself a contact" in himself.content.decode()
    assert "Nobody who works here has this address." in nobody.content.decode()
    assert roots.get(reverse("desk_worries:register")).status_code == 404
    ended = roots.post(reverse("desk_worries:end", args=[Contact.objects.get().pk]), follow=True)
    assert "Jo Reed reads worries no more." in ended.content.decode()


def test_a_worker_who_is_none_finds_no_list_of_contacts(desk, area, kim, jo):
    jos = desk(jo)

    assert jos.get(reverse("desk_worries:contacts")).status_code == 404
    assert jos.post(reverse("desk_worries:end", args=[Contact.objects.get().pk])).status_code == 404


def test_the_register_costs_the_same_however_much_stands_in_it(desk, area, kim, django_assert_num_queries):
    kims = desk(kim)
    actions.tell(told(area))
    page = reverse("desk_worries:register")
    kims.get(page)
    with django_assert_num_queries(9) as one:
        kims.get(page)
    for _number in range(12):
        actions.tell(told(area))

    with django_assert_num_queries(len(one.captured_queries)):
        kims.get(page)
