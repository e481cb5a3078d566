"""Forms as people meet them: labels, hints, errors beside the field, and a summary whose links hit something."""

import datetime
import re
from html.parser import HTMLParser

import pytest
from django import forms
from django.template import Context, Template

from core.forms import CountedTextarea, DateBoxesField


class Visit(forms.Form):
    name = forms.CharField(max_length=20, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    secret = forms.CharField(label="Password", required=False, widget=forms.PasswordInput)
    day = DateBoxesField(label="What day?", help_text="For example: 27 3 2027")
    time = forms.ChoiceField(label="When?", choices=[("am", "Morning"), ("pm", "Afternoon")], widget=forms.RadioSelect)
    ways = forms.MultipleChoiceField(
        label="How?",
        help_text="Tick all that suit you.",
        choices=[("p", "Phone"), ("t", "Text")],
        widget=forms.CheckboxSelectMultiple,
    )
    area = forms.ChoiceField(choices=[("", "Choose one"), ("s", "Stroud")])
    words = forms.CharField(required=False, max_length=300, widget=CountedTextarea)
    agree = forms.BooleanField(label="You may share this")
    token = forms.CharField(widget=forms.HiddenInput, required=False)


class Seen(HTMLParser):
    """Every tag with its attributes, to ask about."""

    def __init__(self, html):
        super().__init__()
        self.tags = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def all(self, tag, **wanted):
        return [attrs for name, attrs in self.tags if name == tag and wanted.items() <= attrs.items()]

    def one(self, tag, **wanted):
        found = self.all(tag, **wanted)
        assert len(found) == 1, (tag, wanted, found)
        return found[0]

    @property
    def ids(self):
        return [attrs["id"] for _tag, attrs in self.tags if "id" in attrs]


def summary_of(form):
    return Template('{% include "forms/error_summary.html" %}').render(Context({"form": form}))


@pytest.fixture
def empty():
    return Visit({})


@pytest.fixture
def page(empty):
    return Seen(summary_of(empty) + str(empty))


def test_every_control_has_a_label_or_a_legend(page):
    labelled = {attrs["for"] for attrs in page.all("label")}
    for tag in ("input", "select", "textarea"):
        for attrs in page.all(tag):
            assert attrs.get("type") == "hidden" or attrs["id"] in labelled
    assert len(page.all("legend")) == 3


def test_every_link_of_the_summary_hits_a_control(page):
    controls = {attrs["id"] for tag, attrs in page.tags if tag in ("input", "select", "textarea")}
    targets = [attrs["href"].removeprefix("#") for attrs in page.all("a")]
    assert targets == ["id_name", "id_day_0", "id_time_0", "id_ways_0", "id_area", "id_agree"]
    assert set(targets) <= controls


def test_no_id_is_there_twice(page):
    assert sorted(page.ids) == sorted(set(page.ids))


def test_hints_and_errors_are_tied_to_their_controls(page):
    for _tag, attrs in page.tags:
        for name in attrs.get("aria-describedby", "").split():
            assert name in page.ids
    assert page.one("input", id="id_name")["aria-describedby"] == "id_name_error"
    assert page.one("fieldset", role="group")["aria-describedby"] == "id_day_helptext id_day_error"
    assert "aria-describedby" not in page.one("input", id="id_day_0")


def test_wrong_controls_say_so(page):
    for name in ("id_name", "id_day_0", "id_day_2", "id_area"):
        tag = "select" if name == "id_area" else "input"
        assert page.one(tag, id=name)["aria-invalid"] == "true"
        assert "--error" in page.one(tag, id=name)["class"]


def test_a_missing_answer_is_named(empty):
    assert empty["name"].error_words == ["Fill in “Name”"]
    assert empty["time"].error_words == ["Choose an answer to “When?”"]
    assert empty["agree"].error_words == ["Tick “You may share this”"]
    assert empty["words"].error_words == []


def test_a_form_that_says_it_better_is_left_alone():
    class Polite(forms.Form):
        name = forms.CharField(error_messages={"required": "Tell us your name"})

    assert Polite({})["name"].error_words == ["Tell us your name"]


def test_what_is_too_long_says_so_in_words_and_is_kept():
    class Short(forms.Form):
        name = forms.CharField(max_length=5)

    form = Short({"name": "Clementine"})

    assert form["name"].error_words == ["This is too long: it has 10 characters. Make it 5 or fewer."]
    assert "Clementine" in str(form)


def test_the_browser_leaves_checking_to_us(page):
    for _tag, attrs in page.tags:
        assert not {"required", "maxlength", "minlength", "placeholder", "min", "max", "step"} & set(attrs)


def test_autocomplete_reaches_the_page(page):
    assert page.one("input", id="id_name")["autocomplete"] == "name"


def test_radios_and_checkboxes_are_drawn_as_what_they_are(page):
    assert {attrs["class"] for attrs in page.all("input", type="radio")} == {"govuk-radios__input"}
    assert {attrs["class"] for attrs in page.all("input", type="checkbox")} == {"govuk-checkboxes__input"}


def test_only_optional_questions_say_so(empty):
    html = str(empty)
    assert html.count("(optional)") == 2  # the password and the words; not the hidden one
    Visit.marks_optional = False
    try:
        assert "(optional)" not in str(Visit())
    finally:
        del Visit.marks_optional


def test_a_counted_box_says_how_much_fits_without_a_script(page):
    box = page.one("textarea")
    assert "govuk-js-character-count" in box["class"]
    assert "id_words-info" in box["aria-describedby"].split()


def test_what_was_typed_stays():
    html = str(Visit({"name": "A" * 30, "day_day": "31", "day_month": "2", "day_year": "2027", "time": "pm"}))
    assert f'value="{"A" * 30}"' in html
    assert 'name="day_day" value="31"' in html
    assert re.search(r'value="pm"[^>]*checked', html)


def test_a_password_is_never_written_back():
    assert "hunter" not in str(Visit({"secret": "hunter"}))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("", "", ""), "Fill in the date"),
        (("27", "", "2027"), "Fill in the day, the month and the year"),
        (("31", "2", "2027"), "There is no such date. Write it like this: 27 3 2027"),
        (("a", "b", "c"), "There is no such date. Write it like this: 27 3 2027"),
        (("1", "1", "99999999999999999999"), "There is no such date. Write it like this: 27 3 2027"),
        (("-1", "1", "2027"), "There is no such date. Write it like this: 27 3 2027"),
        (("²", "1", "2027"), "There is no such date. Write it like this: 27 3 2027"),
    ],
)
def test_a_wrong_date_gets_one_sentence(typed, sentence):
    form = Visit(dict(zip(("day_day", "day_month", "day_year"), typed, strict=True)))
    assert form["day"].error_words == [sentence]


def test_a_date_is_read_with_spaces_and_noughts():
    form = Visit({"day_day": " 07", "day_month": "3 ", "day_year": "2027"})
    assert not form["day"].errors
    assert form.cleaned_data["day"] == datetime.date(2027, 3, 7)


def test_a_date_not_asked_for_may_be_empty():
    class Maybe(forms.Form):
        day = DateBoxesField(required=False)

    form = Maybe({"day_day": "", "day_month": "", "day_year": ""})
    assert form.is_valid()
    assert form.cleaned_data["day"] is None


def test_only_the_writers_own_birthday_is_filled_in_by_the_browser():
    class Born(forms.Form):
        mine = DateBoxesField(birthday=True)
        other = DateBoxesField()

    page = Seen(str(Born()))
    assert page.one("input", name="mine_year")["autocomplete"] == "bday-year"
    assert "autocomplete" not in page.one("input", name="other_year")


def test_a_known_date_fills_the_boxes():
    page = Seen(str(Visit(initial={"day": datetime.date(2027, 3, 27)})))
    assert [page.one("input", id=f"id_day_{box}")["value"] for box in range(3)] == ["27", "3", "2027"]


def test_wagtails_own_fields_get_none_of_our_classes(empty):
    assert "govuk" not in str(empty["name"])
    assert "govuk" not in str(empty["time"])


def test_a_refusal_of_the_whole_form_stands_in_the_summary():
    class Never(forms.Form):
        def clean(self):
            raise forms.ValidationError("Not today")

    assert "Not today" in summary_of(Never({}))


def test_no_summary_before_anything_is_wrong():
    assert summary_of(Visit()).strip() == ""
