"""/look/: every part of the look on one page, for those who build with it (settings.DEV_TOOLS)."""

import re
from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from core.forms import CountedTextarea, DateBoxesField

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PARTS = ("Morning", "Afternoon", "Evening")
COLOURS = [
    *("paper", "card", "butter", "blush", "lilac", "sage", "sky", "night", "ink", "plum", "teal", "rust", "soft"),
    *("error", "success", "terracotta", "marigold", "leaf", "lagoon"),
]


class LookForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(label="Your name", widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label="Your e-mail address",
        help_text="We write to you once.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        label="Password",
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    day = DateBoxesField(label="What day would you like?", help_text="For example: 27 3 2027")
    time = forms.ChoiceField(
        label="What time of day is best?",
        choices=[("am", "Morning"), ("pm", "Afternoon"), ("eve", "Evening")],
        widget=forms.RadioSelect,
    )
    ways = forms.MultipleChoiceField(
        label="How may we reach you?",
        help_text="Tick all that suit you.",
        choices=[("phone", "Phone"), ("text", "Text message"), ("post", "Letter"), ("bsl", "British Sign Language")],
        widget=forms.CheckboxSelectMultiple,
    )
    area = forms.ChoiceField(label="Area", choices=[("", "Choose one"), ("s", "Stroud"), ("d", "Dursley")])
    words = forms.CharField(
        label="Anything else?", max_length=300, required=False, widget=CountedTextarea(attrs={"rows": 4})
    )
    photo = forms.FileField(label="A photograph", required=False)
    agree = forms.BooleanField(label="You may share this with the support team")


def look(request: HttpRequest) -> HttpResponse:
    form = LookForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        messages.success(request, "Everything was filled in.")
        return redirect("look")
    week = [
        SimpleNamespace(name=day, cells=[(day + part) != "SundayMorning" and part != "Evening" for part in PARTS])
        for day in DAYS
    ]
    drawings = (settings.BASE_DIR / "static/img/icons.svg").read_text()
    icons = re.findall(r'id="([a-z]+)"', drawings)
    facts = {"form": form, "week": week, "parts": PARTS, "colours": COLOURS, "icons": icons}
    return render(request, "directory/look.html", facts)
