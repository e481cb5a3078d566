"""Jo reads it out and writes Ana's answer down; Dee of another area finds nothing."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.helping import actions as helping
from accounts.helping import deciding
from accounts.helps import actions as what_helps
from accounts.models import Help, Prepared
from core.models import Event
from core.saved import codes
from enterprises.listings import actions
from enterprises.listings.helping import asking
from enterprises.listings.helping.desk import slip_pdf
from enterprises.listings.models import Enterprise
from tests.core.pdf_checks import pdf_problems
from tests.core.pdf_words import pdf_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(garden, helps, meg, ana, write):
    helps()
    write(garden, meg, "We dig and plant with you.")
    return asking.ask_about_words(Enterprise.objects.get(pk=garden.pk), by=meg, person=ana)


def is_being_checked(listing):
    return actions.task_in_progress(Enterprise.objects.get(pk=listing.pk)) is not None


def test_what_waits_is_found_by_name_and_only_in_ones_area(desk, desk_of, dee, asked):
    assert "Ana Silva: Pat" in desk.get("/desk/decisions/").content.decode()
    assert "Ana Silva: Pat" in desk.get("/desk/decisions/?q=silva").content.decode()
    assert "Nothing waits for anybody of this name" in desk.get("/desk/decisions/?q=zoe").content.decode()
    theirs = desk_of(dee)
    assert "Nothing waits" in theirs.get("/desk/decisions/").content.decode()
    assert theirs.get(f"/desk/decisions/{asked.pk}/").status_code == 404
    code = deciding.code_of(asked, "yes")
    assert "We do not know this code" in theirs.post("/desk/decisions/", {"decide_code": code}).content.decode()


def test_a_code_from_paper_is_keyed_in(desk, ana, jo, asked, garden, mailoutbox, django_capture_on_commit_callbacks):
    page = desk.post("/desk/decisions/", {"decide_code": codes.shown(deciding.code_of(asked, "yes"))}, follow=True)
    assert "The slip says yes" in page.content.decode()
    assert not is_being_checked(garden)

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"/desk/decisions/{asked.pk}/", {"do": "paper"})

    assert is_being_checked(garden)
    row = Prepared.objects.get()
    assert (row.status, row.how, row.answered_by) == ("yes", "paper", jo)
    assert list(Event.objects.filter(tag="prepared:yes").values_list("by", "on_behalf_of")) == [(jo.pk, ana.pk)]
    told = [each.subject for each in mailoutbox if each.to == [ana.email]]
    assert "We wrote down your answer" in told


def test_codes_are_keyed_in_so_often_an_hour(desk, desk_of, ed, asked, monkeypatch):
    monkeypatch.setattr("enterprises.listings.helping.desk.TRIES", 3)
    wrong = [f"2222-3333-444{digit}" for digit in range(2, 6)]

    pages = [desk.post("/desk/decisions/", {"decide_code": code}).content.decode() for code in wrong]
    theirs = desk_of(ed).post("/desk/decisions/", {"decide_code": deciding.code_of(asked, "yes")})

    assert ["We do not know this code" in page for page in pages] == [True, True, True, False]
    assert "Many codes were tried. Wait a few minutes" in pages[-1]
    assert theirs.status_code == 302  # another worker goes on


def test_one_code_is_tried_five_times_whoever_tries_it(desk, desk_of, ed, asked):
    codes_tried = ["2222-3333-4444"] * 5

    for code in codes_tried:
        desk.post("/desk/decisions/", {"decide_code": code})
    page = desk_of(ed).post("/desk/decisions/", {"decide_code": "2222-3333-4444"}).content.decode()

    assert "Many codes were tried" in page


def test_the_code_for_no_can_say_nothing_else(desk, asked, garden):
    desk.post("/desk/decisions/", {"decide_code": deciding.code_of(asked, "no")})

    desk.post(f"/desk/decisions/{asked.pk}/", {"do": "paper", "answer": "yes"})

    assert Prepared.objects.get().status == "no"
    assert not is_being_checked(garden)


def test_without_a_code_nothing_is_written_as_on_paper(desk, asked):
    desk.post(f"/desk/decisions/{asked.pk}/", {"do": "paper"})
    desk.post("/desk/decisions/", {"decide_code": deciding.code_of(asked, "look")})
    desk.post(f"/desk/decisions/{asked.pk}/", {"do": "paper"})

    assert Prepared.objects.get().status == "open"


def test_on_the_phone_it_must_be_said_how(desk, asked):
    address = f"/desk/decisions/{asked.pk}/"
    version = desk.get(address).context["version"]
    page = desk.post(address, {"do": "said", "version": version})
    assert set(page.context["form"].errors) == {"answer", "how"}

    desk.post(address, {"do": "said", "answer": "no", "how": "phone", "version": version})

    assert (Prepared.objects.get().status, Prepared.objects.get().how) == ("no", "phone")


def test_a_slip_from_before_a_change_does_not_count(desk, asked, garden, meg, write):
    desk.post("/desk/decisions/", {"decide_code": deciding.code_of(asked, "yes")})
    write(garden, meg, "Buy from Meg.")

    page = desk.post(f"/desk/decisions/{asked.pk}/", {"do": "paper"}, follow=True)

    assert "changed since" in page.content.decode()
    assert not is_being_checked(garden)
    assert desk.get(f"/desk/decisions/{asked.pk}/slip.pdf").status_code == 302


def test_the_slip_has_both_codes_and_what_would_change(desk, asked, ana, monkeypatch):
    what_helps.write_down(ana, what_helps.Wish(("large_print",)), by=ana)
    drawn = {}
    monkeypatch.setattr(
        "enterprises.listings.helping.desk.render_pdf",
        lambda template, context, **more: drawn.update(context) or b"%PDF-",
    )

    answer = desk.get(f"/desk/decisions/{asked.pk}/slip.pdf")

    assert (answer.content, answer["Content-Type"], answer["Cache-Control"]) == (
        b"%PDF-",
        "application/pdf",
        "no-store",
    )
    assert [each.after for each in drawn["changes"]] == ["We dig and plant with you."]
    assert deciding.find_prepared(codes.read(drawn["yes_code"], codes.LONG)) == (asked, "yes")
    assert deciding.find_prepared(codes.read(drawn["no_code"], codes.LONG)) == (asked, "no")
    assert drawn["size"] == "large"
    assert Event.objects.filter(tag="prepared:printed").exists()


def test_the_slip_can_be_read_on_paper_and_aloud(asked, tmp_path):
    made = slip_pdf(asked)

    words = pdf_words(made)
    assert codes.shown(deciding.code_of(asked, "yes")) in words
    assert codes.shown(deciding.code_of(asked, "no")) in words
    assert "We dig and plant with you." in words
    assert pdf_problems(made, tmp_path) == []


def test_a_worker_asks_those_who_run_it(desk, garden, ana, jo, mailoutbox, django_capture_on_commit_callbacks):
    draft = actions.draft_of(garden)
    draft.one_line = "Jo wrote this."
    draft.save_revision(user=jo)
    assert "Ask those who run it" in desk.get(f"/desk/listings/{garden.pk}/").content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        page = desk.post(f"/desk/listings/{garden.pk}/ask/", {"person": ana.pk}, follow=True).content.decode()

    assert "You got this ready yourself" in page
    row = Prepared.objects.get()
    assert (row.person, row.prepared_by, row.help) == (ana, jo, None)
    assert [each.to for each in mailoutbox] == [[ana.email]]
    desk.post(f"/desk/decisions/{row.pk}/", {"do": "said", "answer": "yes", "how": "phone", "version": row.version})
    assert Prepared.objects.get().status == "open"


def test_a_worker_ends_help_when_she_says_so(desk, garden, helps, ana, meg):
    row = helps()

    desk.post(f"/desk/people/{ana.pk}/helpers/", {"do": "end", "help": row.pk})

    row.refresh_from_db()
    assert (row.status, row.ended_by.name) == ("ended", "Jo Reed")


def test_a_worker_names_a_helper_when_she_asks(desk, garden, ana, mailoutbox, django_capture_on_commit_callbacks):
    address = f"/desk/people/{ana.pk}/helpers/"
    form = desk.get(address).context["form"]
    first = {name: form.fields[name].choices[0][0] for name in ("subject", "until", "capabilities")}
    with django_capture_on_commit_callbacks(execute=True):
        page = desk.post(address, {**first, "do": "name", "helper_name": "Meg", "way": "paper"}, follow=True)

    row = Help.objects.get()
    assert codes.shown(helping.code_of(row)) in page.content.decode()
    assert [(each.to, each.subject) for each in mailoutbox] == [([ana.email], "A helper was named for you")]


def test_other_areas_find_nobody(desk_of, dee, garden, ana):
    assert desk_of(dee).get(f"/desk/people/{ana.pk}/helpers/").status_code == 404


def test_workers_of_other_areas_answer_for_nobody(asked, dee):
    with pytest.raises(PermissionDenied):
        deciding.decide(asked, is_yes=True, how="phone", version=asked.version, by=dee)


def test_what_waits_long_stands_on_the_desk(desk, asked):
    assert "yes or no, or type the code" in desk.get("/desk/").content.decode()
    assert "1 thing waits" not in desk.get("/desk/").content.decode()
    Prepared.objects.update(asked_at=timezone.now() - timedelta(days=4))
    # The apostrophe is written for HTML.
    assert "1 thing waits for somebody" in desk.get("/desk/").content.decode()
