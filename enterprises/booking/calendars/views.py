"""The page about calendars, and the address that other programs read."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from core import throttle
from core.moves import WrongMoment
from enterprises.booking import rules
from enterprises.booking.calendars import actions, links, writing
from enterprises.booking.models import Diary, Feed, Imported
from enterprises.booking.my.door import diary_of, found, own_bookings
from enterprises.listings.models import Enterprise
from enterprises.listings.my.door import number_in, person_of


class FeedForm(forms.Form):
    use_required_attribute = False
    shows = forms.ChoiceField(
        label=gettext_lazy("What should your calendar show?"),
        choices=Feed.Shows.choices,
        widget=forms.RadioSelect,
        initial=Feed.Shows.BUSY,
        help_text=gettext_lazy("Others may see your calendar. “Only Booked” is safest."),
    )


class CalendarForm(forms.Form):
    use_required_attribute = False
    name = forms.CharField(label=gettext_lazy("What do you call this calendar?"), max_length=60)
    address = forms.CharField(
        label=gettext_lazy("Its secret address"),
        max_length=500,
        help_text=gettext_lazy("It begins with https:// and often ends with .ics. Your calendar program shows it."),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )

    def clean_address(self) -> str:
        text = str(self.cleaned_data["address"]).strip()
        if text.lower().startswith("webcal://"):
            text = f"https://{text[9:]}"
        try:
            parts = urlsplit(text)
            host = parts.hostname or ""
        except ValueError:
            host, parts = "", urlsplit("")
        if parts.scheme.lower() != "https" or not host:
            raise ValidationError(gettext_lazy("Write an address that begins with https://"))
        if host == urlsplit(settings.SITE_URL).hostname:
            raise ValidationError(gettext_lazy("That is this site. We know what is booked here."))
        return text


@require_http_methods(["GET", "HEAD", "POST"])
@own_bookings
def calendars(request: HttpRequest, listing: Enterprise, diary: int) -> HttpResponse:
    """The diary in one's own calendar, and one's own calendar in the diary."""
    row, doing = diary_of(listing, diary), request.POST.get("do", "")
    feed_form = FeedForm(request.POST if doing == "feed" else None)
    form = CalendarForm(request.POST if doing == "add" else None)
    if request.method == "POST" and _done(request, row, doing, feed_form if doing == "feed" else form):
        return redirect("bookings:calendars", listing.pk, row.pk)
    feed = Feed.objects.filter(diary=row, person=person_of(request)).first()
    context = {
        "listing": listing,
        "diary": row,
        "feed": feed,
        "feed_address": feed and settings.SITE_URL + reverse("diary_feed", args=[links.token_for(feed)]),
        "feed_form": feed_form,
        "form": feed_form if doing == "feed" else form,
        "calendar_form": form,
        "imported": row.imported.order_by("pk"),
    }
    return render(request, "booking/my/calendars.html", context)


def _done(request: HttpRequest, diary: Diary, doing: str, form: Any) -> bool:
    """Do it. False: the page says what is wrong."""
    by = person_of(request)
    if doing in ("feed", "add") and not form.is_valid():
        return False
    if doing == "feed":
        actions.make_feed(diary, form.cleaned_data["shows"], by=by)
        messages.success(request, _("Your address is ready. An older one works no more."))
    elif doing == "feed_end":
        actions.end_feed(diary, by=by)
        messages.success(request, _("The address works no more."))
    elif doing == "add":
        _add(request, diary, form)
    elif doing in ("read", "remove"):
        _change(request, diary, doing)
    return True


def _add(request: HttpRequest, diary: Diary, form: CalendarForm) -> None:
    try:
        row = actions.add_calendar(
            diary, form.cleaned_data["name"], form.cleaned_data["address"], by=person_of(request)
        )
    except WrongMoment as moment:
        messages.error(request, str(moment))
        return
    _read(request, row)


def _read(request: HttpRequest, row: Imported) -> None:
    if not throttle.allow(f"diary {row.diary_id}", "read a calendar", capacity=10, per=throttle.HOUR):
        messages.error(request, _("That was often. Try again in a while: it is read every hour by itself."))
        return
    actions.read_calendar(row)
    row.refresh_from_db()
    if row.trouble:
        messages.error(request, row.get_trouble_display())
    else:
        messages.success(request, _("It is read. Nobody can book while it says that you are busy."))


def _change(request: HttpRequest, diary: Diary, doing: str) -> None:
    row = found(Imported.objects.filter(diary=diary), number_in(request.POST.get("calendar", "")))
    if doing == "read":
        _read(request, row)
        return
    actions.remove_calendar(row, by=person_of(request))
    messages.success(request, _("It is not read any more."))


@require_safe
@throttle.throttled("read a diary", capacity=120, per=throttle.HOUR)
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """For programs: only while whoever made the address runs the enterprise."""
    row = links.feed_of(token)
    if row is None or not row.person.is_active or not rules.may_set_up(row.person, row.diary.enterprise):
        raise Http404
    response = HttpResponse(writing.calendar(row, timezone.now()), content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Content-Disposition"] = 'inline; filename="diary.ics"'
    return response
