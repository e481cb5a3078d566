"""A diary in other calendars, and other calendars in a diary."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.booking.models.diary import Diary


class Feed(models.Model):
    """A diary that one person who runs the enterprise reads in their own calendar. Its address is signed with the row's
    number, so a new row is a new address, and without the row the old one opens nothing.
    """

    class Shows(models.TextChoices):
        BUSY = "busy", _("Only “Booked”")
        WHAT = "what", _("What was booked")
        NAMES = "names", _("What was booked, and for whom")

    diary = models.ForeignKey(Diary, on_delete=models.CASCADE, related_name="feeds")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    shows = models.CharField(_("what it shows"), max_length=5, choices=Shows, default=Shows.BUSY)
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("diary in a calendar")
        verbose_name_plural = _("diaries in calendars")
        constraints = [models.UniqueConstraint(fields=["diary", "person"], name="one_feed_of_a_diary_for_a_person")]

    def __str__(self) -> str:
        return f"Feed {self.pk}"


class Imported(models.Model):
    """Somebody's own calendar: while it says that they are busy, nobody can book. Its address is a secret."""

    class Trouble(models.TextChoices):
        AWAY = "away", _("The address does not answer.")
        NO_CALENDAR = "no_calendar", _("What is there is no calendar.")
        TOO_MUCH = "too_much", _("There is more in it than we can read.")

    diary = models.ForeignKey(Diary, on_delete=models.CASCADE, related_name="imported")
    name = models.CharField(_("what you call it"), max_length=60)
    address = EncryptedTextField(_("address of the calendar"), max_length=500)
    checked_at = models.DateTimeField(_("looked at"), null=True, blank=True)
    #: When it could last be read: what it said then counts until it can be read again.
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    trouble = models.CharField(_("trouble"), max_length=11, choices=Trouble, blank=True)
    #: So many times it could not be read since it last could.
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("calendar that is read")
        verbose_name_plural = _("calendars that are read")

    def __str__(self) -> str:
        return f"Calendar {self.pk}"


class BusyTime(models.Model):
    """A time in which an imported calendar says they are busy: no more is kept of what stands in it."""

    imported = models.ForeignKey(Imported, on_delete=models.CASCADE, related_name="busy")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))

    class Meta:
        verbose_name = _("busy time")
        verbose_name_plural = _("busy times")
        indexes = [models.Index(fields=["imported", "starts_at"], name="busy_times_in_order")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="busy_ends_after_it_starts")
        ]

    def __str__(self) -> str:
        return f"Busy {self.pk}"
