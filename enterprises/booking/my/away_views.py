"""Days off: which, what is booked on them, and what becomes of that. One step, and the days can be taken back."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from core.forms import CountedTextarea
from enterprises.booking.actions import days_off, setting_up
from enterprises.booking.models import Booking, Diary, TimeOff
from enterprises.booking.my import diary_reading
from enterprises.booking.my.door import found, own_bookings
from enterprises.booking.my.hours_forms import DaysOffForm
from enterprises.booking.my.undoing import can_undo, remember
from enterprises.listings.models import Enterprise
from enterprises.listings.my.door import number_in, person_of

FORM = ["GET", "HEAD", "POST"]


class AffectedForm(forms.Form):
    """A choice for each booking on these days, and words that all of them read."""

    use_required_attribute = False
    words = forms.CharField(
        label=gettext_lazy("What do you want to tell them?"),
        max_length=500,
        widget=CountedTextarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Everybody whose booking you cancel or ask about reads this."),
    )

    def __init__(self, *args: Any, bookings: list[Booking], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = self.fields.pop("words")
        for booking in bookings:
            self.fields[str(booking.pk)] = forms.ChoiceField(
                label=f"{_when(booking)}: {diary_reading.name_in(booking)}, {booking.offering.name}",
                choices=days_off.choices_of(booking),
                widget=forms.RadioSelect,
                initial=days_off.choices_of(booking)[0][0],
            )
        if bookings:
            self.fields["words"] = words
            self.initial["words"] = _("I am sorry, I am away on that day.")

    def answers(self) -> dict[UUID, str]:
        return {UUID(name): value for name, value in self.cleaned_data.items() if name != "words"}


def _when(booking: Booking) -> str:
    return date_format(booking.starts, "l j F, H:i")


@require_http_methods(FORM)
@own_bookings
def away(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """The days off to come, one more, or one away."""
    if request.POST.get("do") == "end":
        return _end(request, listing)
    diaries = list(listing.diaries.order_by("pk"))
    form = DaysOffForm(request.GET if "first_day_day" in request.GET else None, diaries=diaries)
    if form.is_valid():
        return _affected(request, listing, _chosen(diaries, form), form)
    context = {"listing": listing, "form": form, "rows": _to_come(listing), "can_undo": can_undo(request, listing)}
    return render(request, "booking/my/away.html", {**context, "has_several": len(diaries) > 1})


def _chosen(diaries: list[Diary], form: DaysOffForm) -> list[Diary]:
    chosen = form.cleaned_data.get("diaries")
    return [diary for diary in diaries if chosen is None or diary.pk in chosen]


def _to_come(listing: Enterprise) -> list[tuple[TimeOff, list[Booking]]]:
    """Each with what is still booked in it."""
    rows = TimeOff.objects.filter(diary__enterprise=listing, last_day__gte=timezone.localdate())
    found = list(rows.select_related("diary").order_by("first_day", "pk"))
    if not found:
        return []
    last = max(row.last_day for row in found)
    booked = list(days_off.affected([row.diary for row in found], found[0].first_day, last).prefetch_related("parties"))
    return [(row, [each for each in booked if _is_in(each, row)]) for row in found]


def _is_in(booking: Booking, row: TimeOff) -> bool:
    zone = row.diary.tz
    first, last = (moment.astimezone(zone).date() for moment in (booking.starts_at, booking.ends_at))
    return booking.offering.diary_id == row.diary_id and first <= row.last_day and last >= row.first_day


def _affected(request: HttpRequest, listing: Enterprise, diaries: list[Diary], days: DaysOffForm) -> HttpResponse:
    """What is booked on these days is shown first. Nothing is changed before the button under it is pressed."""
    first, last = days.cleaned_data["first_day"], days.cleaned_data["last_day"]
    rows = list(days_off.affected(diaries, first, last).prefetch_related("parties"))
    form = AffectedForm(request.POST if request.method == "POST" else None, bookings=rows)
    if request.method == "POST" and form.is_valid():
        _take_off(request, listing, diaries, (first, last), form)
        return redirect("bookings:away", listing.pk)
    context = {"listing": listing, "form": form, "bookings": rows, "first": first, "last": last}
    return render(request, "booking/my/affected.html", {**context, "diaries": diaries})


def _take_off(
    request: HttpRequest, listing: Enterprise, diaries: list[Diary], days: tuple[date, date], form: AffectedForm
) -> None:
    done = days_off.take_days_off(
        diaries,
        *days,
        answers=form.answers(),
        words=form.cleaned_data.get("words", ""),
        by=person_of(request),
    )
    remember(request, listing, "off taken", rows=[row.pk for row in done.off])
    messages.success(request, _("These days are off. Nobody can book them."))
    if done.told:
        told = ngettext("%(n)s person is told.", "%(n)s people are told.", done.told) % {"n": done.told}
        messages.success(request, told)
    if done.too_late:
        messages.error(request, _("Some bookings changed in this moment. Look at them again."))


def _end(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    rows = TimeOff.objects.filter(diary__enterprise=listing).select_related("diary__enterprise")
    row = found(rows, number_in(request.POST.get("off", "")))
    before = {"diary": row.diary_id, "first": row.first_day.isoformat(), "last": row.last_day.isoformat()}
    setting_up.end_time_off(row, by=person_of(request))
    remember(request, listing, "off ended", **before)
    messages.success(request, _("These days can be booked again."))
    return redirect("bookings:away", listing.pk)
