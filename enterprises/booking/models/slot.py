"""What is taken. The database alone keeps anything from being taken twice: the checks before it are for the polite
sentence (docs/adr/0006).
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enterprises.booking.models.diary import Diary
from enterprises.booking.models.offering import MOST_PLACES, Offering


class Slot(models.Model):
    """A time of a diary that is taken: by one booking, or by a group in which several book places.

    `starts_at` to `ends_at` is what was booked; `blocks_from` to `blocks_until` is kept from others, in whole grains
    of five minutes, and is what its cells say.
    """

    diary = models.ForeignKey(Diary, on_delete=models.CASCADE, related_name="slots")
    offering = models.ForeignKey(Offering, on_delete=models.RESTRICT, related_name="slots")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    blocks_from = models.DateTimeField()
    blocks_until = models.DateTimeField()
    places = models.PositiveSmallIntegerField(_("places"), default=1)

    class Meta:
        verbose_name = _("taken time")
        verbose_name_plural = _("taken times")
        indexes = [models.Index(fields=["diary", "blocks_from"], name="slots_of_a_diary_in_order")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_slot_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(blocks_from__lte=F("starts_at")) & Q(blocks_until__gte=F("ends_at")),
                name="a_slot_blocks_all_of_itself",
            ),
            models.CheckConstraint(condition=Q(places__range=(1, MOST_PLACES)), name="a_slot_has_places"),
        ]

    def __str__(self) -> str:
        return f"Slot {self.pk}"


class Cell(models.Model):
    """Five minutes of a diary that a slot has."""

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="cells")
    diary = models.ForeignKey(Diary, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("taken five minutes")
        verbose_name_plural = _("taken five minutes")
        constraints = [models.UniqueConstraint(fields=["diary", "at"], name="no_time_is_taken_twice")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class Seat(models.Model):
    """One place of a slot that somebody has. `of` is the slot's number of places, so that the database can see that
    there is no place beyond the last.
    """

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="seats")
    number = models.PositiveSmallIntegerField()
    of = models.PositiveSmallIntegerField()
    held_by = models.UUIDField(_("the booking that has it"), db_index=True)

    class Meta:
        verbose_name = _("taken place")
        verbose_name_plural = _("taken places")
        constraints = [
            models.UniqueConstraint(fields=["slot", "number"], name="no_place_is_taken_twice"),
            models.CheckConstraint(condition=Q(number__lt=F("of")), name="no_place_beyond_the_last"),
        ]

    def __str__(self) -> str:
        return f"{self.number + 1} of {self.of}"
