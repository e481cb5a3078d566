"""Small pages that start an Easy Read copy, write it again, or say that it is still right."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from enterprises.listings import actions, rules
from enterprises.listings.admin.acts import act_page
from enterprises.listings.admin.asking import allow
from enterprises.listings.admin.scoping import only_visible, person_of
from enterprises.listings.admin.words import changed_in_words
from enterprises.listings.models import EasyRead, Enterprise
from enterprises.listings.written_languages import ENGLISH, WITH_ENGLISH

EDIT_COPY = "wagtailsnippets_listings_easyread:edit"


class StartForm(forms.Form):
    start = forms.ChoiceField(
        label=gettext_lazy("How to begin"),
        choices=[
            ("draft", gettext_lazy("Make a first draft from the listing (in English)")),
            ("empty", gettext_lazy("Begin with nothing")),
        ],
        initial="draft",
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), initial=ENGLISH)

    def __init__(self, *args: Any, there: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        missing = [(code, name) for code, name in WITH_ENGLISH if code not in there]
        self.fields["language"].choices = missing  # type: ignore[attr-defined]  # a ChoiceField has them


def easy_read(request: HttpRequest, pk: int) -> HttpResponse:
    """The way from a listing to its copy: to the one there is, or to a new one. ?more=1 asks for another language."""
    listing = get_object_or_404(Enterprise, pk=pk)
    allow(rules.may_edit(request.user, listing))
    copies = {copy.language: copy for copy in listing.easy_reads.order_by("pk")}
    if copies and "more" not in request.GET:
        first = copies.get(ENGLISH) or next(iter(copies.values()))
        return redirect(EDIT_COPY, first.pk)
    form = StartForm(request.POST or None, there=set(copies))
    made: list[EasyRead] = []

    def act() -> str:
        from_listing = form.cleaned_data["start"] == "draft"
        language = form.cleaned_data["language"]
        made.append(
            actions.start_easy_read(listing, by=person_of(request), from_listing=from_listing, language=language)
        )
        return _("The draft is made. Read it, change it, and have it checked before you show it.")

    words = [
        _("Easy Read is short sentences, each with a picture. People with a learning disability check it."),
        _("A first draft takes what, who, where, when, how much and the phone number from the listing."),
        _("Nobody sees it before you say that it was checked."),
    ]
    title = _("Easy Read of “%(name)s”") % {"name": listing.name}
    then = lambda: reverse(EDIT_COPY, args=[made[0].pk])  # noqa: E731 -- where it leads is known when it is made
    return act_page(request, listing, title=title, words=words, button=_("Make it"), act=act, form=form, then=then)


class CheckedForm(forms.Form):
    checked_by = forms.CharField(
        label=gettext_lazy("Who looked at it"),
        max_length=120,
        help_text=gettext_lazy("Named as they want to be. Shown to everybody."),
    )
    checked_on = forms.DateField(label=gettext_lazy("When"), widget=AdminDateInput)

    def clean_checked_on(self) -> Any:
        day = self.cleaned_data["checked_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day


def still_right(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody has looked at the copy beside the listing: nothing in it is wrong."""
    copy = get_object_or_404(EasyRead.objects.select_related("enterprise__area"), pk=pk)
    listing = copy.enterprise
    allow(rules.may_publish(request.user, listing) and copy.is_shown)
    initial = {"checked_by": copy.checked_by, "checked_on": timezone.localdate()}
    form = CheckedForm(request.POST or None, initial=initial)

    def act() -> str:
        actions.confirm_easy_read(copy, by=person_of(request), **form.cleaned_data)
        return _("The Easy Read of “%(name)s” is confirmed.") % {"name": listing.name}

    words = [_("Read the Easy Read page and the listing side by side before you press this.")]
    if copy.why:
        words.insert(0, _("Changed in the listing: %(parts)s.") % {"parts": changed_in_words(copy)})
    title = _("Is the Easy Read of “%(name)s” still right?") % {"name": listing.name}
    back = reverse(EDIT_COPY, args=[copy.pk])
    return act_page(
        request, listing, title=title, words=words, button=_("It is still right"), act=act, form=form, back=back
    )


def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw the draft's sentences away and take new ones from the listing as it is now."""
    copy = get_object_or_404(EasyRead.objects.select_related("enterprise__area"), pk=pk)
    listing = copy.enterprise
    allow(rules.may_edit(request.user, listing))

    def act() -> str:
        actions.draft_again(copy, by=person_of(request))
        return _("A new draft is made. What everybody sees has not changed.")

    words = [
        _("The sentences of the draft are replaced by new ones, made from the listing as it is now (in English)."),
        _("What everybody sees stays as it is, until the new draft was checked and you show it."),
        _("The old sentences stay in the history, and you can go back to them."),
    ]
    title = _("Make a new draft for “%(name)s”") % {"name": listing.name}
    back = reverse(EDIT_COPY, args=[copy.pk])
    return act_page(request, listing, title=title, words=words, button=_("Make a new draft"), act=act, back=back)


START: list[URLPattern] = [path("<int:pk>/easy-read/", only_visible(easy_read, Enterprise), name="easy_read")]
COPY_ACTS: list[URLPattern] = [
    path("<int:pk>/still-right/", only_visible(still_right, EasyRead), name="still_right"),
    path("<int:pk>/again/", only_visible(again, EasyRead), name="again"),
]
