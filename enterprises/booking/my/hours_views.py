"""When: the week, single dates, and whose time it is."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.moves import WrongMoment
from enterprises.booking import hours
from enterprises.booking.actions import setting_up
from enterprises.booking.models import DatedHours, Diary
from enterprises.booking.my.door import diary_of, own_bookings_form
from enterprises.booking.my.hours_forms import DatedForm, DiaryForm, WeekForm
from enterprises.booking.my.undoing import can_undo, pairs_of, remember
from enterprises.listings.models import Enterprise
from enterprises.listings.models.parts import Weekday
from enterprises.listings.my.door import come_back, person_of

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
@own_bookings_form
def week(request: HttpRequest, listing: Enterprise, diary: int) -> HttpResponse:
    """The hours of every week."""
    row = diary_of(listing, diary)
    rows = list(row.weekly.values_list("weekday", "begins", "ends"))
    now = {f"day_{day}": hours.written((b, e) for at, b, e in rows if at == day) for day in Weekday.values}
    left = come_back(request)
    form = WeekForm(left or request.POST or None, initial={**now, "every": row.every})
    if request.method == "POST" and left is None and form.is_valid():
        before = [[day, pairs_of([(begins, ends)])[0]] for day, begins, ends in rows]
        remember(request, listing, "weekly", diary=row.pk, rows=before, every=row.every)
        setting_up.set_weekly_hours(row, form.rows(), by=person_of(request))
        setting_up.change_diary(row, every=form.cleaned_data["every"], by=person_of(request))
        messages.success(request, _("These are your hours now."))
        return redirect("bookings:front", listing.pk)
    return render(request, "booking/my/week.html", {"listing": listing, "diary": row, "form": form})


@require_http_methods(FORM)
@own_bookings_form
def dates(request: HttpRequest, listing: Enterprise, diary: int) -> HttpResponse:
    """Single dates with other hours: what there is, one more, or one away."""
    row = diary_of(listing, diary)
    left = come_back(request)
    sent = request.POST if request.POST.get("do") == "add" else None
    form = DatedForm(left or sent)
    if request.method == "POST" and left is None and _changed(request, listing, row, form):
        return redirect("bookings:dates", listing.pk, row.pk)
    context = {"listing": listing, "diary": row, "form": form, "days": days_of(row)}
    return render(request, "booking/my/dates.html", {**context, "can_undo": can_undo(request, listing)})


def _changed(request: HttpRequest, listing: Enterprise, diary: Diary, form: DatedForm) -> bool:
    if request.POST.get("do") == "as_always":
        day = _day(request.POST.get("day", ""))
        new = None
    elif form.is_valid():
        day, new = form.cleaned_data["day"], form.cleaned_data["hours"]
    else:
        return False
    if day:
        had = list(diary.dated.filter(day=day).values_list("begins", "ends"))
        rows = pairs_of((begins, ends) for begins, ends in had if begins is not None) if had else None
        remember(request, listing, "dated", diary=diary.pk, day=day.isoformat(), rows=rows)
        setting_up.set_hours_of(diary, day, new, by=person_of(request))
        messages.success(request, _("That day is changed."))
    return True


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def days_of(diary: Diary) -> list[tuple[date, str]]:
    """The dates to come that have hours of their own, and these in words; "" is closed."""
    found: dict[date, list[hours.Pair]] = {}
    rows = DatedHours.objects.filter(diary=diary, day__gte=timezone.localdate(timezone=diary.tz))
    for day, begins, ends in rows.order_by("day", "begins").values_list("day", "begins", "ends"):
        pairs = found.setdefault(day, [])
        if begins is not None and ends is not None:
            pairs.append((begins, ends))
    return [(day, hours.written(pairs)) for day, pairs in found.items()]


@require_http_methods(FORM)
@own_bookings_form
def diaries(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """Whose time: most have one, and some need another."""
    form = DiaryForm(request.POST or None, instance=Diary(enterprise=listing))
    if request.method == "POST" and form.is_valid():
        made = setting_up.add_diary(listing, form.cleaned_data["name"], by=person_of(request))
        messages.success(request, _("Now say when they are there."))
        return redirect("bookings:week", listing.pk, made.pk)
    rows = listing.diaries.order_by("pk").prefetch_related("offerings")
    return render(request, "booking/my/diaries.html", {"listing": listing, "form": form, "diaries": rows})


@require_http_methods(FORM)
@own_bookings_form
def diary(request: HttpRequest, listing: Enterprise, diary: int) -> HttpResponse:
    """Its name; or away with it."""
    row = diary_of(listing, diary)
    if request.POST.get("do") == "remove":
        try:
            setting_up.remove_diary(row, by=person_of(request))
            messages.success(request, _("It is removed."))
            return redirect("bookings:diaries", listing.pk)
        except WrongMoment as moment:
            messages.error(request, str(moment))
            return redirect("bookings:diary_name", listing.pk, row.pk)
    form = DiaryForm(request.POST or None, instance=diary_of(listing, diary))
    if request.method == "POST" and form.is_valid():
        setting_up.change_diary(row, name=form.cleaned_data["name"], by=person_of(request))
        messages.success(request, _("It has its new name."))
        return redirect("bookings:diaries", listing.pk)
    can_go = not row.offerings.exists() and listing.diaries.count() > 1
    return render(
        request, "booking/my/diary_name.html", {"listing": listing, "form": form, "diary": row, "can_go": can_go}
    )
