"""What those who run an enterprise say about bookings: whether, when, and how it is paid. All of it counts at once."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment
from enterprises.booking import news, rules
from enterprises.booking.models import DatedHours, Diary, Length, Terms, TimeOff, WeeklyHours
from enterprises.booking.signals import offers_changed, time_came_free
from enterprises.listings.actions.guard import require
from enterprises.listings.models import Enterprise

#: Hours of one day: from and until.
Pair = tuple[time, time]


@transaction.atomic
def begin(enterprise: Enterprise, *, by: Person) -> Terms:
    """Get ready: with the diary of whoever asks first, since most have one. Nothing can be booked yet."""
    _may(enterprise, by)
    terms, _made = Terms.objects.get_or_create(enterprise=enterprise)
    if not enterprise.diaries.exists():
        add_diary(enterprise, by.get_short_name() or enterprise.name[:80], by=by)
    return terms


@transaction.atomic
def take_bookings(enterprise: Enterprise, is_open: bool, *, by: Person) -> None:
    """On or off. What is booked already stays booked. Raises WrongMoment where nothing could be booked."""
    _may(enterprise, by)
    if is_open and not enterprise.offerings.filter(status="open").exists():
        raise WrongMoment(_("First say what people can book, and open it."))
    if is_open and not _can_be_paid(enterprise):
        raise WrongMoment(_("First say how people can pay you."))
    if Terms.objects.filter(enterprise=enterprise).exclude(is_open=is_open).update(is_open=is_open):
        record("bookings:opened" if is_open else "bookings:closed", enterprise, by=by)
        offers_changed.send(Terms, enterprise=enterprise)


def _can_be_paid(enterprise: Enterprise) -> bool:
    """Whether there is a way to pay, or something free."""
    terms = Terms.objects.filter(enterprise=enterprise).first()
    open_ones = Length.objects.filter(offering__enterprise=enterprise, offering__status="open")
    is_free = open_ones.filter(Q(offering__price="free") | Q(pence=0)).exists()
    return is_free or bool(terms and terms.ways)


@transaction.atomic
def change_terms(enterprise: Enterprise, *, by: Person, **facts: Any) -> None:
    """How it is paid, and what stands on receipts."""
    _may(enterprise, by)
    terms = Terms.objects.select_for_update().get(enterprise=enterprise)
    if terms.transfer_words not in ("", facts.get("transfer_words", terms.transfer_words)):
        news.bank_changed(enterprise, by=by)
    for name, value in facts.items():
        setattr(terms, name, value)
    terms.save(update_fields=list(facts))
    record("bookings:terms_changed", enterprise, by=by)
    offers_changed.send(Terms, enterprise=enterprise)


@transaction.atomic
def add_diary(enterprise: Enterprise, name: str, *, by: Person) -> Diary:
    """Another person's time, or of another thing only one can use."""
    _may(enterprise, by)
    diary = Diary.objects.create(enterprise=enterprise, name=name)
    record("diary:added", diary, by=by)
    return diary


@transaction.atomic
def change_diary(diary: Diary, *, by: Person, **facts: Any) -> None:
    """Its name, or how often something can start."""
    _may(diary.enterprise, by)
    for name, value in facts.items():
        setattr(diary, name, value)
    diary.save(update_fields=list(facts))
    record("diary:changed", diary, by=by)


@transaction.atomic
def remove_diary(diary: Diary, *, by: Person) -> None:
    """Only one that nothing was ever offered in, and not the last."""
    _may(diary.enterprise, by)
    if diary.offerings.exists():
        raise WrongMoment(_("Something is offered in this diary, so it cannot be removed."))
    if diary.enterprise.diaries.count() == 1:
        raise WrongMoment(_("This is the only diary, so it stays."))
    record("diary:removed", diary, by=by)
    diary.delete()


@transaction.atomic
def set_weekly_hours(diary: Diary, hours: Iterable[tuple[int, Pair]], *, by: Person) -> None:
    """These weekly hours and no others. What is booked outside of them stays booked."""
    _may(diary.enterprise, by)
    diary.weekly.all().delete()
    WeeklyHours.objects.bulk_create(
        WeeklyHours(diary=diary, weekday=day, begins=begins, ends=ends) for day, (begins, ends) in hours
    )
    record("diary:hours_changed", diary, by=by)
    time_came_free.send(Diary, diary=diary)


@transaction.atomic
def set_hours_of(diary: Diary, day: date, hours: Iterable[Pair] | None, *, by: Person) -> None:
    """The hours of one date: none is closed that day, None is as every week again."""
    _may(diary.enterprise, by)
    diary.dated.filter(day=day).delete()
    if hours is not None:
        rows = [DatedHours(diary=diary, day=day, begins=begins, ends=ends) for begins, ends in hours]
        DatedHours.objects.bulk_create(rows or [DatedHours(diary=diary, day=day)])
    record("diary:hours_changed", diary, by=by)
    time_came_free.send(Diary, diary=diary)


@transaction.atomic
def take_time_off(diary: Diary, first_day: date, last_day: date, *, by: Person) -> TimeOff:
    """Nobody can book these days any more. What is booked on them stays, until somebody deals with it."""
    _may(diary.enterprise, by)
    if last_day < timezone.localdate(timezone=diary.tz):
        raise WrongMoment(_("These days are over."))
    off = TimeOff.objects.create(diary=diary, first_day=first_day, last_day=last_day)
    record("diary:time_off", diary, by=by)
    return off


@transaction.atomic
def end_time_off(off: TimeOff, *, by: Person) -> None:
    """These days can be booked again."""
    _may(off.diary.enterprise, by)
    record("diary:time_off_ended", off.diary, by=by)
    off.delete()
    time_came_free.send(Diary, diary=off.diary)


def _may(enterprise: Enterprise, by: Person) -> None:
    require(rules.may_set_up(by, enterprise), _("Only those who run it can set this up."))
