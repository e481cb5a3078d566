"""Whose time is booked, and when they are there."""

from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enterprises.listings.models import Enterprise
from enterprises.listings.models.parts import Weekday

#: Hours that end when the day does end at midnight: 0:00 on the wall.
ENDS_LATER = Q(ends__gt=F("begins")) | Q(ends="00:00")


def check_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(_("There is no time zone with this name. Britain's is Europe/London."))


class Diary(models.Model):
    """The time of one person, or of one thing that only one can use at a time: a van, a workshop."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.CASCADE, related_name="diaries")
    name = models.CharField(_("whose time it is"), max_length=80)
    zone = models.CharField(_("time zone"), max_length=40, default="Europe/London", validators=[check_zone])
    every = models.PositiveSmallIntegerField(_("starts every so many minutes"), default=30)

    class Meta:
        verbose_name = _("diary")
        verbose_name_plural = _("diaries")
        constraints = [
            models.UniqueConstraint(fields=["enterprise", "name"], name="one_diary_of_a_name"),
            models.CheckConstraint(condition=Q(every__in=[5, 10, 15, 20, 30, 60]), name="starts_fit_into_an_hour"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


class WeeklyHours(models.Model):
    """Every week on this day, by the clock on the wall (booking.times)."""

    diary = models.ForeignKey(Diary, on_delete=models.CASCADE, related_name="weekly")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday, validators=[MaxValueValidator(6)])
    begins = models.TimeField(_("from"))
    ends = models.TimeField(_("until"))

    class Meta:
        verbose_name = _("weekly hours")
        verbose_name_plural = _("weekly hours")
        constraints = [
            models.UniqueConstraint(fields=["diary", "weekday", "begins"], name="weekly_hours_begin_once"),
            models.CheckConstraint(condition=ENDS_LATER, name="weekly_hours_end_after_they_begin"),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.begins:%H:%M}–{self.ends:%H:%M}"


class DatedHours(models.Model):
    """On this date these hours take the place of the week's. A date on which nobody is there has one row without."""

    diary = models.ForeignKey(Diary, on_delete=models.CASCADE, related_name="dated")
    day = models.DateField(_("day"))
    begins = models.TimeField(_("from"), null=True, blank=True)
    ends = models.TimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("hours of one date")
        verbose_name_plural = _("hours of single dates")
        constraints = [
            models.UniqueConstraint(fields=["diary", "day", "begins"], name="dated_hours_begin_once"),
            models.UniqueConstraint(fields=["diary", "day"], condition=Q(begins=None), name="a_date_is_closed_once"),
            models.CheckConstraint(
                condition=Q(begins=None, ends=None) | (Q(begins__isnull=False, ends__isnull=False) & ENDS_LATER),
                name="dated_hours_end_after_they_begin",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.begins or ''}"


class TimeOff(models.Model):
    """Nobody is there from one day to another, both included, whatever the week says."""

    diary = models.ForeignKey(Diary, on_delete=models.CASCADE, related_name="time_off")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("time off")
        verbose_name_plural = _("time off")
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="time_off_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        return f"{self.first_day:%Y-%m-%d}–{self.last_day:%Y-%m-%d}"
