"""A long form with every kind of question is put back as it was left, without a word about what is missing."""

import pytest
from django import forms
from django.http import QueryDict
from django.test import RequestFactory

from core.forms import DateBoxesField
from core.saved import actions, content
from core.saved.door import SaveableForm, fill
from core.saved.kinds import Kind

TYPED = (
    "day_day=3&day_month=&day_year=20x&ways=a&ways=c&agree=on&words=One%0ATwo+%3Cb%3E&name="
    "&csrfmiddlewaretoken=t&password=p"
)


class LongForm(SaveableForm, forms.Form):
    name = forms.CharField(label="Your name")
    day = DateBoxesField(label="Which day?")
    ways = forms.MultipleChoiceField(
        label="With what?", choices=[("a", "Garden"), ("b", "House"), ("c", "Car")], widget=forms.CheckboxSelectMultiple
    )
    agree = forms.BooleanField(label="I agree")
    words = forms.CharField(label="Anything else?", widget=forms.Textarea)


@pytest.fixture
def saved(db):
    return actions.save_form("long", "/long/2/?step=2", QueryDict(TYPED)).saved


def left_as_it_was(saved):
    request = RequestFactory().post("/long/2/")
    request.half_filled = content.unpack(saved)
    return fill(LongForm, request)


def test_every_answer_is_put_back_however_odd(saved):
    form = left_as_it_was(saved)
    html = str(form)

    assert form["ways"].value() == ["a", "c"]
    assert 'name="day_day" value="3"' in html
    assert 'name="day_year" value="20x"' in html
    assert "One\nTwo &lt;b&gt;</textarea>" in html
    assert html.count("checked") == 3


def test_nothing_is_said_about_what_is_missing_and_nothing_can_be_sent(saved):
    form = left_as_it_was(saved)

    assert (form.is_bound, dict(form.errors), form.is_valid()) == (True, {}, False)
    assert "govuk-error" not in str(form)


def test_the_same_answers_sent_are_checked():
    request = RequestFactory().post("/long/2/", TYPED, content_type="application/x-www-form-urlencoded")

    assert set(fill(LongForm, request).errors) == {"name", "day"}


def test_neither_tokens_nor_passwords_are_kept(saved):
    assert set(content.unpack(saved)) == {"day_day", "day_month", "day_year", "ways", "agree", "words", "name"}


def test_the_desk_reads_questions_and_answers_in_the_order_of_the_form(saved):
    kind = Kind("long", "A long form", LongForm, lambda row: None, lambda person, row: True)

    assert content.in_words(saved, kind) == [
        ("Which day?", "3, 20x"),
        ("With what?", "Garden, Car"),
        ("I agree", "Yes"),
        ("Anything else?", "One\nTwo <b>"),
    ]
