"""Ana rings: Jo knows that it is her, and has a copy made, something put right, or all of it erased for her."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import DataCopy, Doubt, Erasure
from accounts.own_data import actions
from core import kept, retention
from core.models import Event

pytestmark = pytest.mark.django_db
KNOWN = {"identity": "rang_back"}


@pytest.fixture
def page(garden, ana):
    return f"/desk/data/{ana.pk}/"


@pytest.fixture(autouse=True)
def _quick_pdf(monkeypatch):
    monkeypatch.setattr("accounts.own_data.paper.render_pdf", lambda *args, **kwargs: b"%PDF-drawn")


@pytest.mark.parametrize("words", ["silva", "ANA@example.com", "Ana's Gar"])
def test_she_is_found_by_name_address_or_what_she_runs(desk, page, words):
    assert f'href="{page}"' in desk.get("/desk/data/", {"words": words}).content.decode()


def test_another_areas_people_are_not_found_nor_opened(desk_of, dee, page):
    theirs = desk_of(dee)

    assert page not in theirs.get("/desk/data/?words=silva").content.decode()
    assert theirs.get(page).status_code == 404
    assert theirs.post(page, KNOWN | {"what": "erase"}).status_code == 404
    assert not Erasure.objects.exists()


def test_first_he_says_how_he_knows_that_it_is_her(desk, page, ana, jo):
    said = desk.post(page, {"what": "erase"}).content.decode()

    assert "<title>Error:" in said
    assert not Erasure.objects.exists()
    with pytest.raises(PermissionDenied):
        actions.ask_erasure(ana, by=jo)


def test_a_copy_is_made_and_printed_for_her(desk, page, ana, jo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(page, KNOWN | {"what": "copy"})
    copy = DataCopy.objects.get()

    file = desk.get(f"{page}copy/{copy.pk}/my-data.pdf")

    assert file.content == b"%PDF-drawn"
    assert (copy.asked_by, copy.identity) == (jo, "rang_back")
    opened = Event.objects.get(tag="data:copy_opened")
    assert (opened.by, opened.on_behalf_of) == (jo, ana)


def test_the_copy_she_asked_for_herself_is_hers_alone(desk, page, ana, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        copy = actions.ask_copy(ana, by=ana)

    assert desk.get(f"{page}copy/{copy.pk}/my-data.pdf").status_code == 404


def test_her_data_is_erased_for_her_and_she_is_told_who_wrote_it_down(
    desk, page, ana, jo, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        said = desk.post(page, KNOWN | {"what": "erase"}, follow=True).content.decode()

    assert "All of it is erased on" in said
    assert "Jo, a support worker, wrote down" in " ".join(mailoutbox[0].body.split())
    event = Event.objects.get(tag="data:erasure_asked")
    assert (event.by, event.on_behalf_of) == (jo, ana)
    assert "Ana Silva" in desk.get("/desk/data/").content.decode()

    desk.post(f"{page}stop/")

    assert Erasure.objects.get().status == "stopped"


def test_what_is_wrong_waits_at_the_desk_until_it_is_settled(desk, page, ana):
    assert "Write what is wrong." in desk.post(page, KNOWN | {"what": "wrong"}).content.decode()
    desk.post(page, KNOWN | {"what": "wrong", "words": "Her street"})
    doubt = Doubt.objects.get()

    assert "1 person says that something we hold is wrong" in desk.get("/desk/").content.decode()
    desk.post(f"/desk/data/wrong/{doubt.pk}/", {"do": "settle"})
    assert "something we hold is wrong" not in desk.get("/desk/").content.decode()
    desk.post(f"/desk/data/wrong/{doubt.pk}/", {"do": "undo"})

    doubt.refresh_from_db()
    assert doubt.status == "waiting"


# --- how long things are kept -------------------------------------------------------------------
def test_an_administrator_sees_what_is_overdue(desk_of, desk, root, ana):
    assert desk.get("/desk/kept/").status_code == 404
    browser = desk_of(root)
    assert "Nothing is overdue." in browser.get("/desk/kept/").content.decode()
    DataCopy.objects.create(person=ana, asked_at=timezone.now() - timedelta(days=9))

    page = browser.get("/desk/kept/").content.decode()

    assert "1 row is overdue." in page
    assert "ACCOUNTS_KEEP_DATA_COPY_DAYS" in page


def test_what_waits_only_for_the_next_hour_is_not_overdue(ana):
    just_over = timedelta(days=7, minutes=30)
    DataCopy.objects.create(person=ana, asked_at=timezone.now() - just_over)

    assert sum(line.overdue for line in kept.report()) == 0


def test_each_setting_that_is_named_is_the_age_of_its_rule():
    kept.report()
    for rule in retention.RULES.values():
        if rule.setting:
            assert rule.age == kept.age_of(rule.setting), rule.what
