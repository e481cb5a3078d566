"""Letters on paper: tagged, big, with the address where the envelope's window is."""

import io

import pikepdf
import pytest

from accounts.helps.actions import Wish, write_down
from accounts.letter_pdf import letters_pdf, parts
from accounts.models import PostalLetter, Reach
from tests.core.pdf_checks import pdf_problems

HOME = "Flat 6, Weavers Court\nNelson Street\nStroud\nGL5 2HN"
WORDS = "Good news.\n\nThe listing of Tom & Jerry’s is on the site now.\n\n- one thing\n- another thing\n"
MM = 72 / 25.4
#: What a DL envelope's window always shows of a sheet folded in three, and a C5's of one folded once: millimetres.
WINDOW = {"left": 20, "right": 110, "top": 46, "bottom": 81}


@pytest.fixture
def letter(ana, area):
    area.phone, area.phone_hours = "01632 960101", "Monday to Friday"
    area.save()
    Reach.objects.create(person=ana, way="letter", address=HOME)
    return PostalLetter.objects.create(person=ana, area=area, subject="Your listing can now be found", words=WORDS)


def starts(content, page=0):
    """Where each piece of text starts: millimetres from the left and the top, with its size in points."""
    found = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        height = float(pdf.pages[page].mediabox[3])
        matrix, stack, size = pikepdf.Matrix(), [], 0.0
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[page]):
            match str(operator):
                case "q":
                    stack.append(matrix)
                case "Q":
                    matrix = stack.pop()
                case "cm":
                    matrix = pikepdf.Matrix(*(float(each) for each in operands)) @ matrix
                case "Tf":
                    size = float(operands[1])
                case "Tm":
                    at = pikepdf.Matrix(*(float(each) for each in operands)) @ matrix
                case "Tj" | "TJ":
                    found.append((at.e / MM, (height - at.f) / MM, round(size * abs(at.d), 1)))
    return found


def pages_of(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def test_two_checkers_find_nothing_wrong_with_one_letter_or_with_many(letter, ben, tmp_path):
    other = PostalLetter.objects.create(person=ben, subject="Other news", words="No list in it.")

    assert pdf_problems(letters_pdf([letter]), tmp_path) == []
    assert pdf_problems(letters_pdf([letter, other]), tmp_path) == []


def wish(person, large):
    write_down(person, Wish(("large_print",) if large else ()), by=person)


def test_each_letter_has_a_page_of_its_own(letter, ben):
    other = PostalLetter.objects.create(person=ben, subject="Other news", words="Words.")

    assert (pages_of(letters_pdf([letter])), pages_of(letters_pdf([letter, other]))) == (1, 2)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("page", [0, 1])
def test_the_address_shows_in_the_window_of_the_envelope(letter, ben, large, page):
    Reach.objects.update(address="The Old Mill\n" + HOME)
    Reach.objects.create(person=ben, way="letter", address="The Old Mill\n" + HOME)
    for person in (letter.person, ben):
        wish(person, large)
    other = PostalLetter.objects.create(person=ben, subject="Other news", words="Words.")

    texts = starts(letters_pdf([letter, other]), page)

    left_column = [(x, y) for x, y, size in texts if x < WINDOW["right"] and size == 12 and y < 100]
    assert len(left_column) == 6
    assert all(WINDOW["left"] < x < WINDOW["right"] and WINDOW["top"] < y < WINDOW["bottom"] for x, y in left_column), (
        left_column
    )
    # Nothing else may show beside it.
    assert [(x, y) for x, y, size in texts if size != 12 and WINDOW["top"] < y < WINDOW["bottom"]] == []


@pytest.mark.parametrize(("large", "points"), [(False, 14), (True, 18)])
def test_the_words_are_big_and_bigger_when_wished(letter, large, points):
    wish(letter.person, large)

    sizes = {size for _x, y, size in starts(letters_pdf([letter])) if y > 100}

    assert points in sizes
    assert min(sizes) == points


def test_a_letter_says_who_when_and_whom_to_ring(letter, monkeypatch):
    drawn = {}
    monkeypatch.setattr("accounts.letter_pdf.render_pdf", lambda template, context, base_url: drawn.update(context))

    letters_pdf([letter])

    [page] = drawn["letters"]
    assert page["address"] == ["Ana Silva", "Flat 6, Weavers Court", "Nelson Street", "Stroud", "GL5 2HN"]
    assert (page["phone"], page["hours"], page["area"]) == ("01632 960101", "Monday to Friday", "Stroud Valleys")
    assert (page["date"], page["size"], page["language"]) == (letter.created_at, "normal", "en-gb")
    assert drawn["title"] == "Your listing can now be found"


def test_a_letter_without_an_area_names_the_sites_own_number(ana, settings, monkeypatch):
    settings.SUPPORT_PHONE = "01632 960999"
    letter = PostalLetter.objects.create(person=ana, subject="s", words="w")
    drawn = {}
    monkeypatch.setattr("accounts.letter_pdf.render_pdf", lambda template, context, base_url: drawn.update(context))

    letters_pdf([letter])

    assert [(page["phone"], page["address"]) for page in drawn["letters"]] == [("01632 960999", ["Ana Silva"])]


def test_words_become_paragraphs_and_lists():
    assert parts("One.\n\nTwo,\nstill two.\n\n- a\n- b\n\n- c\nd") == [
        {"is_list": False, "lines": ["One."]},
        {"is_list": False, "lines": ["Two,", "still two."]},
        {"is_list": True, "lines": ["a", "b"]},
        {"is_list": False, "lines": ["- c", "d"]},
    ]
