"""Somebody rings with a code: the worker sees what they see, finishes it with them, and that is written down."""

import re

import pytest
from django.urls import reverse

from core.models import Event
from core.saved import actions
from core.saved.models import SavedForm
from enterprises.listings.models import Correction, ProblemReport, UnmetNeed

FIND, FORGET = "/admin/codes/", "/admin/codes/forget/"


@pytest.fixture
def listing(make_listing):
    return make_listing(name="Spade and Fork")


@pytest.fixture
def rings(client, listing):
    """Sam fills in half a form and presses “get a code”. Gives the code and the form's address."""

    def go(name="correct", query="", **typed):
        args = [] if name == "need" else [listing.slug]
        address = reverse(f"listings:{name}", args=args) + query
        typed = typed or {"about": "when", "words": "canary-words", "contact": "Sam, 01632 960001"}
        page = client.post(address, {**typed, "get_code": "1"}).content.decode()
        return re.search(r"mh-slip__code\">([\w-]+)<", page)[1], address

    return go


def opened(browser, code):
    """What the desk shows for a code, and the ticket to go on with it."""
    page = browser.post(FIND, {"help_code": code}).content.decode()
    ticket = re.search(r'name="saved" value="([^"]+)"', page)
    return page, ticket and ticket[1]


def last_events(n):
    return list(Event.objects.order_by("-pk").values_list("tag", "by")[:n])[::-1]


def test_the_whole_call(rings, desk, jo):
    code, address = rings()

    page, ticket = opened(desk, code.lower().replace("-", " "))
    for words in ("What is not right?", "Days and times", "canary-words", "Sam, 01632 960001", "Suggest a correction"):
        assert words in page
    assert last_events(1) == [("saved_form:opened", jo.pk)]

    form_page = desk.post(address, {"saved": ticket, "carry_on": "1"})
    assert "You fill this in for somebody" in form_page.content.decode()
    assert form_page.context["form"]["words"].value() == "canary-words"

    sent = desk.post(address, {"saved": ticket, "about": "when", "words": "Closed on Mondays", "contact": ""})
    assert sent["Location"] == FIND
    assert "you entered it, by phone" in desk.get(FIND).content.decode()
    assert [c.words for c in Correction.objects.all()] == ["Closed on Mondays"]
    assert SavedForm.objects.count() == 0
    assert last_events(2) == [("saved_form:finished", jo.pk), ("correction:suggested", jo.pk)]


@pytest.mark.parametrize("name", ["correction", "problemreport", "unmetneed"])
def test_what_was_entered_for_somebody_says_so_in_the_lists(rings, desk, jo, listing, area, name):
    typed = {
        "correction": ("correct", {"about": "when", "words": "Closed"}),
        "problemreport": ("report", {"kind": "scam", "words": "A trick"}),
        "unmetneed": ("need", {"words": "Swimming", "near": "GL5", "email": ""}),
    }
    form, said = typed[name]
    code, address = rings(form, **said)
    _page, ticket = opened(desk, code)
    desk.post(address, {**said, "saved": ticket})
    model = {"correction": Correction, "problemreport": ProblemReport, "unmetneed": UnmetNeed}[name]
    row = model.objects.get()

    listed = desk.get(f"/admin/snippets/listings/{name}/").content.decode()
    read = desk.get(f"/admin/snippets/listings/{name}/inspect/{row.pk}/").content.decode()

    assert "Jo Reed, for somebody, by phone" in listed
    assert "Jo Reed, for somebody, by phone" in read


def test_what_somebody_sent_themselves_says_nothing_of_the_kind(client, desk, listing):
    client.post(reverse("listings:correct", args=[listing.slug]), {"about": "when", "words": "Closed"})

    assert "for somebody, by phone" not in desk.get("/admin/snippets/listings/correction/").content.decode()


@pytest.mark.parametrize("n", [1, 30])
def test_the_list_costs_the_same_however_long(desk, listing, n, django_assert_max_num_queries):
    for _ in range(n):
        Correction.objects.create(enterprise=listing, about="when", words="Closed")
    desk.get("/admin/snippets/listings/correction/")

    with django_assert_max_num_queries(40):
        desk.get("/admin/snippets/listings/correction/")


def test_another_areas_team_is_told_whom_to_ring_and_shown_nothing(rings, desk_of, dee, area):
    area.phone = "01453 960000"
    area.save()
    code, _address = rings()

    page, ticket = opened(desk_of(dee), code)

    assert ticket is None
    assert "canary" not in page
    assert "Spade" not in page
    assert "01453 960000" in page
    assert last_events(1)[0][0] == "saved_form:saved"


def test_a_form_about_no_place_is_for_any_team(rings, desk_of, dee, other_area):
    code, _address = rings("need", words="canary-words", near="", email="")

    page, ticket = opened(desk_of(dee), code)

    assert "canary-words" in page
    assert ticket


def test_a_form_about_a_place_is_for_its_team(rings, desk, desk_of, dee, other_area):
    code, _address = rings("need", "?near=GL14+2AA", words="canary-words", near="", email="")

    assert opened(desk, code)[1] is None
    assert "canary-words" in opened(desk_of(dee), code)[0]


def test_a_ticket_is_good_for_the_person_it_was_given_to(rings, desk, desk_of, client, dee, jo, ed, area):
    code, address = rings()
    _page, ticket = opened(desk, code)

    for browser in (client, desk_of(dee), desk_of(ed)):
        answer = browser.post(address, {"saved": ticket, "carry_on": "1"})
        assert answer["Location"] == reverse("core:help_back")
    area.areaworker_set.all().delete()
    assert desk.post(address, {"saved": ticket, "carry_on": "1"})["Location"] == reverse("core:help_back")


def test_a_ticket_of_the_desk_is_worthless_after_leaving(rings, desk, jo):
    code, address = rings()
    _page, ticket = opened(desk, code)
    jo.groups.clear()

    desk.post(address, {"saved": ticket, "about": "when", "words": "By a stranger now"})

    assert Event.objects.filter(tag="correction:suggested", by=jo).count() == 0


def test_it_can_be_kept_for_another_call(rings, desk):
    code, address = rings()
    _page, ticket = opened(desk, code)

    kept = desk.post(address, {"saved": ticket, "about": "price", "words": "Half more", "save_later": "1"})

    assert kept["Location"] == FIND
    page, _ticket = opened(desk, code)
    assert "Half more" in page
    assert "canary" not in page
    assert Correction.objects.count() == 0


def test_it_can_be_deleted_because_they_ask(rings, desk, jo):
    code, _address = rings()
    _page, ticket = opened(desk, code)

    desk.post(FORGET, {"saved": ticket})

    assert SavedForm.objects.count() == 0
    assert last_events(1) == [("saved_form:forgotten", jo.pk)]


def test_somebody_was_first_and_the_worker_still_has_what_they_typed(rings, desk, jo):
    code, address = rings()
    _page, ticket = opened(desk, code)
    actions.finish(SavedForm.objects.get().pk)

    page = desk.post(address, {"saved": ticket, "about": "when", "words": "Typed by Jo"})

    assert "Somebody has sent this already" in page.content.decode()
    assert "Typed by Jo" in page.content.decode()
    assert Correction.objects.count() == 0
    [again] = re.findall(r'name="saved" value="([^"]+)"', page.content.decode())
    desk.post(address, {"saved": again, "about": "when", "words": "Typed by Jo"})
    assert last_events(1) == [("correction:suggested", jo.pk)]


def test_the_limit_for_strangers_is_not_the_desks(rings, desk):
    for number in range(8):
        code, address = rings(about="when", words=f"Number {number}")
        _page, ticket = opened(desk, code)
        desk.post(address, {"saved": ticket, "about": "when", "words": f"Number {number}"})

    assert Correction.objects.count() == 8


def test_a_code_of_a_search_says_what_they_searched_for(client, desk, settings):
    settings.SUPPORT_PHONE = "01632 960 123"
    page = client.get(reverse("core:help_code"), {"next": "/find/?q=swimming&near=Stroud&pay=cash"}).content.decode()
    code = re.search(r"mh-slip__code\">([\w-]+)<", page)[1]

    page, _ticket = opened(desk, code)

    assert "“swimming”" in page
    assert "near Stroud" in page
    assert 'href="/find/?q=swimming&amp;near=Stroud&amp;pay=cash"' in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Fill in|required"),
        ("abc", "eight letters"),
        ("2222-2222", "Nothing is kept under this code"),
        ("E-4HKM-79QP", "This is what an error page says"),
    ],
)
def test_what_opens_nothing_is_told_in_words(desk, typed, sentence):
    assert re.search(sentence, opened(desk, typed)[0])


def test_the_first_page_of_the_admin_has_the_box(desk):
    page = desk.get("/admin/").content.decode()

    assert "Somebody rings with a code" in page
    assert f'action="{FIND}"' in page


def test_who_works_with_pages_alone_answers_no_codes(desk_of, sam, groups):
    from django.contrib.auth.models import Permission

    sam.user_permissions.add(Permission.objects.get(codename="access_admin"))

    page = desk_of(sam).get("/admin/")

    assert "rings with a code" not in page.content.decode()
    assert desk_of(sam).get(FIND).status_code in (302, 403)


def test_guessing_at_the_desk_is_limited_too(desk):
    answers = [desk.post(FIND, {"help_code": "2222-2222"}).status_code for _ in range(62)]

    assert answers == [200] * 60 + [429] * 2


def test_a_code_whose_listing_is_hidden_is_still_read(rings, desk, listing, jo):
    from enterprises.listings import actions as listings

    code, _address = rings()
    listings.hide_listing(listing, by=jo)

    assert "canary-words" in opened(desk, code)[0]
