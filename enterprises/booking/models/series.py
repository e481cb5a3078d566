"""Regular bookings that were made together."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.booking.models.offering import LONGEST, Offering
from enterprises.booking.rhythm import EVERY, MOST


class Series(models.Model):
    """“Every Tuesday at 9:30, twelve times”, as it was asked for. Each time is a booking of its own, with its own
    status, price and code, and can be moved or cancelled alone; nothing here changes then. It names nobody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    offering = models.ForeignKey(Offering, on_delete=models.CASCADE, related_name="series")
    every_weeks = models.PositiveSmallIntegerField(_("every so many weeks"))
    #: On the wall of the enterprise, in this zone: the first time and the day of the last.
    first_day = models.DateField(_("first day"))
    at = models.TimeField(_("time"))
    last_day = models.DateField(_("last day"))
    zone = models.CharField(_("time zone"), max_length=40)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    times = models.PositiveSmallIntegerField(_("how many times"))
    created_at = models.DateTimeField(_("booked"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("regular booking")
        verbose_name_plural = _("regular bookings")
        constraints = [
            models.CheckConstraint(condition=Q(every_weeks__in=EVERY), name="regular_is_every_one_two_or_four_weeks"),
            models.CheckConstraint(condition=Q(times__range=(2, MOST)), name="regular_is_twice_at_least"),
            models.CheckConstraint(condition=Q(last_day__gt=F("first_day")), name="regular_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(minutes__range=(1, LONGEST)), name="regular_is_a_day_long_at_most"),
        ]

    def __str__(self) -> str:
        return f"Series {self.pk}"
