"""The printed directory of an area: made by the worker, kept while it is true."""

import io
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.utils import timezone

from core import pdf
from core.models import Event
from directory.booklet import actions, paper
from directory.models import Booklet, BookletPages
from enterprises.listings import actions as listings
from tests.core.pdf_checks import pdf_problems

Status = Booklet.Status


@pytest.fixture
def three(make_listing):
    return [make_listing(name=name) for name in ("Spade and Fork", "Thursday Table", "Clay and Say")]


@pytest.fixture
def made(three, area, jo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        booklet = actions.ask_for_booklet(area, is_large=False, language="en-gb", by=jo)
    return Booklet.objects.get(pk=booklet.pk)


@pytest.mark.parametrize("large", [False, True])
def test_a_booklet_passes_two_checkers_in_both_sizes(three, area, tmp_path, large):
    seen = []

    made, printed = paper.make_booklet(
        area, large=large, language="en-gb", report=lambda done, of: seen.append((done, of))
    )

    assert pdf_problems(made, tmp_path) == []
    assert printed == {each.pk for each in three}
    assert seen[-1] == (3, 3)


def test_the_contents_name_the_page_each_chapter_begins_on(three, area, monkeypatch):
    """Seen through the one door to the PDF library: what is set last is the front, with pages that exist."""
    fronts = []
    keep = paper.Book.set_front
    monkeypatch.setattr(
        paper.Book,
        "set_front",
        lambda book, name, given: (fronts.append((given["contents"], len(book))), keep(book, name, given)),
    )

    paper.make_booklet(area, large=False, language="en-gb", report=lambda done, of: None)

    [(contents, pages)] = fronts
    numbers = [number for _name, _anchor, number in contents]
    assert numbers == sorted(numbers)
    assert numbers[0] == 4  # after the cover, how to use it, and the contents
    assert numbers[-1] <= pages


def test_a_welsh_booklet_speaks_welsh_and_leaves_what_enterprises_wrote(make_listing, area, monkeypatch, tmp_path):
    make_listing(name="Spade and Fork", one_line="Digging and weeding", categories=["gardening"])
    pages = []
    render = pdf.render_to_string
    monkeypatch.setattr(pdf, "render_to_string", lambda *given: pages.append(render(*given)) or pages[-1])

    made, _printed = paper.make_booklet(area, large=False, language="cy", report=lambda done, of: None)

    html = "".join(pages)
    assert '<html lang="cy">' in html
    assert "Sut i ddefnyddio" in html
    assert "Garddio" in html
    assert "Gardening" not in html
    assert '<p class="entry__line" lang="en-gb">Digging and weeding</p>' in html
    assert pdf_problems(made, tmp_path) == []


def test_each_language_has_a_booklet_of_its_own(three, area, jo):
    first = actions.ask_for_booklet(area, is_large=False, language="en-gb", by=jo)
    second = actions.ask_for_booklet(area, is_large=False, language="cy", by=jo)

    assert first != second


def test_asking_makes_it_and_writes_down_who_asked(made, jo):
    assert made.status == Status.READY
    assert (made.done, made.of) == (3, 3)
    assert bytes(made.pages.pdf).startswith(b"%PDF")
    tags = ["booklet:asked", "booklet:made"]
    assert list(Event.objects.filter(tag__in=tags).order_by("pk").values_list("tag", "by")) == [
        (tag, jo.pk) for tag in tags
    ]


def test_asking_again_while_it_is_in_the_making_starts_nothing_new(three, area, jo):
    first = actions.ask_for_booklet(area, is_large=False, language="en-gb", by=jo)
    again = actions.ask_for_booklet(area, is_large=False, language="en-gb", by=jo)

    assert first == again
    assert Event.objects.filter(tag="booklet:asked").count() == 1


def test_one_that_got_stuck_can_be_asked_for_again(three, area, jo):
    stuck = actions.ask_for_booklet(area, is_large=False, language="en-gb", by=jo)
    Booklet.objects.update(status=Status.MAKING, asked_at=timezone.now() - timedelta(minutes=16))

    actions.ask_for_booklet(area, is_large=False, language="en-gb", by=jo)

    assert Booklet.objects.get(pk=stuck.pk).status == Status.WAITING


def test_hiding_one_of_them_takes_the_booklet_away_in_the_same_moment(made, three, jo):
    listings.hide_listing(three[1], by=jo)

    assert Booklet.objects.get(pk=made.pk).status == Status.TAKEN_AWAY
    assert not BookletPages.objects.exists()


def test_hiding_somebody_who_moved_to_another_area_takes_it_away_too(made, three, other_area, root):
    listings.move_listing(three[1], area=other_area, by=root)
    listings.hide_listing(three[1], by=root)

    assert not BookletPages.objects.exists()


def test_somebody_hidden_while_it_was_set_is_not_in_it(
    three, area, jo, monkeypatch, django_capture_on_commit_callbacks
):
    real = paper.make_booklet
    hidden = []

    def slowly(*args, **kwargs):
        found = real(*args, **kwargs)
        if not hidden:
            hidden.append(three[0])
            listings.hide_listing(three[0], by=jo)
        return found

    monkeypatch.setattr(actions, "make_booklet", slowly)
    with django_capture_on_commit_callbacks(execute=True):
        booklet = actions.ask_for_booklet(area, is_large=False, language="en-gb", by=jo)
    with django_capture_on_commit_callbacks(execute=True):
        actions.make(Booklet.objects.get(pk=booklet.pk))

    pages = BookletPages.objects.get()
    assert pages.listing_ids == sorted(each.pk for each in three[1:])


def test_an_old_one_is_taken_away(made):
    assert actions.take_old_away(timezone.now() - timedelta(days=1)) == 0
    assert actions.take_old_away(timezone.now() + timedelta(days=1)) == 1
    assert Booklet.objects.get().status == Status.TAKEN_AWAY


def test_an_area_whose_last_listing_went_says_there_was_nothing(three, area, jo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as held:
        booklet = actions.ask_for_booklet(area, is_large=False, language="en-gb", by=jo)
    for each in three:
        listings.hide_listing(each, by=jo)
    for job in held:
        job()

    assert Booklet.objects.get(pk=booklet.pk).status == Status.EMPTY


def test_only_the_area_s_own_team_and_editors_may_ask(three, area, dee, sam, ana):
    for person in (dee, sam, ana):
        with pytest.raises(PermissionDenied):
            actions.ask_for_booklet(area, is_large=False, language="en-gb", by=person)


def test_the_command_writes_the_same_booklet(three, area, tmp_path):
    said = io.StringIO()

    call_command("print_directory", area.slug, str(tmp_path / "area.pdf"), large=True, language="cy", stdout=said)

    assert (tmp_path / "area.pdf").read_bytes().startswith(b"%PDF")
    assert said.getvalue() == f"3 listings are in {tmp_path / 'area.pdf'}.\n"


def test_the_command_says_what_it_cannot_do(area, tmp_path):
    with pytest.raises(CommandError, match=r"There is no area “nowhere”\. There are: "):
        call_command("print_directory", "nowhere", str(tmp_path / "area.pdf"))
    with pytest.raises(CommandError, match="nothing to print"):
        call_command("print_directory", area.slug, str(tmp_path / "area.pdf"))
