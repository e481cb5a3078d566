"""A booking: one time, or places of one, that somebody asked for and has."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.booking.models.offering import Offering
from enterprises.booking.models.series import Series
from enterprises.booking.models.terms import Way


class BookingQuerySet(models.QuerySet["Booking"]):
    def of(self, enterprise: Any) -> Self:
        return self.filter(offering__enterprise=enterprise)

    def with_time(self) -> Self:
        """Those that keep their time from others."""
        return self.filter(status__in=Booking.KEEPS_TIME)

    def to_come(self, now: datetime) -> Self:
        return self.with_time().filter(ends_at__gt=now)

    def run_by(self, person: Any) -> Self:
        """Those of the enterprises this person runs."""
        return self.filter(offering__enterprise__ownership__person=person)

    def concerning(self, person: Any) -> Self:
        """Those a signed-in person booked, or that were booked for them, or that they pay."""
        return self.filter(pk__in=Party.objects.filter(person=person).values("booking"))

    def in_order(self) -> Self:
        return self.order_by("starts_at", "pk")


class Booking(models.Model):
    """What was booked is written down here as it was then: a later change of the offering changes no booking.

    While `status` keeps its time, the booking's seats (`Seat.held_by`) are its hold on the diary. Its people are in
    `Party`; notes and addresses are sealed, and go before the row does (booking.retention).
    """

    class Status(models.TextChoices):
        HELD = "held", _("Kept while it is paid")
        REQUESTED = "requested", _("Asked for")
        CONFIRMED = "confirmed", _("Booked")
        COMPLETED = "completed", _("It took place")
        NO_SHOW = "no_show", _("They did not come")
        EXPIRED = "expired", _("Nobody answered in time")
        DECLINED = "declined", _("The enterprise said no")
        CANCELLED = "cancelled", _("Cancelled")

    class Remind(models.TextChoices):
        NONE = "none", _("Do not remind me")
        DAY = "day", _("The day before")
        BOTH = "both", _("The day before, and in the morning too")

    class Side(models.TextChoices):
        PERSON = "person", _("whoever booked")
        ENTERPRISE = "enterprise", _("the enterprise")
        SYSTEM = "system", _("the site")

    #: Its time cannot be booked by others.
    KEEPS_TIME: ClassVar[Iterable[str]] = (
        Status.HELD,
        Status.REQUESTED,
        Status.CONFIRMED,
        Status.COMPLETED,
        Status.NO_SHOW,
    )
    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.HELD: {Status.CONFIRMED, Status.EXPIRED, Status.CANCELLED},
        Status.REQUESTED: {Status.HELD, Status.CONFIRMED, Status.DECLINED, Status.EXPIRED, Status.CANCELLED},
        Status.CONFIRMED: {Status.COMPLETED, Status.NO_SHOW, Status.CANCELLED},
        Status.COMPLETED: {Status.NO_SHOW, Status.CONFIRMED},
        Status.NO_SHOW: {Status.COMPLETED, Status.CONFIRMED},
        Status.EXPIRED: set(),
        Status.DECLINED: set(),
        Status.CANCELLED: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    offering = models.ForeignKey(Offering, on_delete=models.RESTRICT, related_name="bookings")
    #: Booked together with others, every so many weeks.
    series = models.ForeignKey(Series, null=True, blank=True, on_delete=models.SET_NULL, related_name="bookings")
    status = models.CharField(_("status"), max_length=9, choices=Status)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    zone = models.CharField(_("time zone"), max_length=40)
    places = models.PositiveSmallIntegerField(_("places"), default=1)
    #: In all, as it was when booked. None: they agree it together.
    pence = models.PositiveIntegerField(_("price in pence"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, default="GBP")
    way = models.CharField(_("how they pay"), max_length=8, choices=Way)
    #: The rule of cancelling as it was when booked: see booking.cancelling.
    free_until_hours = models.PositiveSmallIntegerField(default=0)
    late_percent = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(100)])
    notes = EncryptedTextField(_("what they wrote"), max_length=1000, blank=True)
    helps = EncryptedTextField(_("what helps them"), max_length=1000, blank=True)
    #: Said by the enterprise when declining or cancelling, or by the person: the other side reads it.
    words = EncryptedTextField(_("words about it"), max_length=500, blank=True)
    #: The enterprise's own, which nobody else reads.
    own_note = EncryptedTextField(_("note of the enterprise"), max_length=1000, blank=True)
    created_at = models.DateTimeField(_("booked"), default=timezone.now, editable=False)
    #: When a held or requested booking lets its time go.
    expires_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    #: Of one that expired: the person, where it was not paid in time; the site, where nobody answered.
    ended_by = models.CharField(_("who ended it"), max_length=10, choices=Side, blank=True)
    #: A support worker who did it for somebody who rang up.
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: What the short code is known by: it opens the booking without the link.
    code_digest = models.CharField(max_length=64, unique=True)
    #: iCalendar's SEQUENCE: one more with each change that calendars must hear of.
    sequence = models.PositiveIntegerField(default=0)
    remind = models.CharField(_("reminder"), max_length=4, choices=Remind, default=Remind.DAY)
    reminded_at = models.DateTimeField(null=True, blank=True)
    #: The same, in the morning of the day.
    reminded_again_at = models.DateTimeField(null=True, blank=True)
    #: Notes, addresses and ways to reach people are gone since (booking.keeping).
    emptied_at = models.DateTimeField(null=True, blank=True)

    #: Its people, where whoever holds this object has just written them: they are not asked for again.
    parties_known: Sequence["Party"] = ()

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        indexes = [
            models.Index(fields=["offering", "starts_at"], name="bookings_of_an_offering"),
            models.Index(fields=["expires_at"], name="bookings_that_run_out", condition=Q(expires_at__isnull=False)),
            models.Index(fields=["starts_at"], name="bookings_to_come", condition=Q(status="confirmed")),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_booking_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(places__gte=1), name="a_booking_has_a_place"),
            models.CheckConstraint(
                condition=Q(status__in=["held", "requested"], expires_at__isnull=False)
                | (~Q(status__in=["held", "requested"]) & Q(expires_at=None)),
                name="only_what_waits_runs_out",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["expired", "declined", "cancelled"], ended_at__isnull=False)
                | (~Q(status__in=["expired", "declined", "cancelled"]) & Q(ended_at=None, ended_by="")),
                name="a_booking_that_ended_says_when",
            ),
            models.CheckConstraint(condition=Q(late_percent__lte=100), name="no_more_than_all_is_kept"),
            models.CheckConstraint(
                condition=~Q(way="free") | Q(pence=0) | Q(pence=None), name="what_costs_is_not_free"
            ),
        ]

    def __str__(self) -> str:
        return f"Booking {self.pk}"

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def starts(self) -> datetime:
        """On the enterprise's wall."""
        return self.starts_at.astimezone(self.tz)

    @property
    def ends(self) -> datetime:
        return self.ends_at.astimezone(self.tz)

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds()) // 60

    @property
    def keeps_time(self) -> bool:
        return self.status in self.KEEPS_TIME

    @property
    def was_not_paid(self) -> bool:
        """It was kept to be paid by card, and the time for that ran out."""
        return self.status == self.Status.EXPIRED and self.ended_by == self.Side.PERSON

    @property
    def standing(self) -> str:
        """How it stands, in a few words for those who run the enterprise or work here."""
        return gettext("Not paid in time") if self.was_not_paid else str(self.Status(self.status).label)

    def party(self, role: str) -> "Party":
        """Whoever has this part in it. Unless said otherwise, who booked is who it is for and who pays."""
        parties = {each.role: each for each in self.parties_known or self.parties.all()}
        for found in _INSTEAD[role]:
            if found in parties:
                return parties[found]
        raise Party.DoesNotExist(f"{self} has nobody {role}")


class Party(models.Model):
    """Somebody's part in a booking: it is for them, they booked it, they pay it. One row says all that is the same."""

    class Role(models.TextChoices):
        FOR = "for", _("It is for them")
        BY = "by", _("They booked it")
        PAYER = "payer", _("They pay")

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=5, choices=Role)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = EncryptedTextField(_("name"), max_length=120, blank=True)
    email = EncryptedTextField(_("e-mail"), blank=True)
    #: Until a guest has said yes from its letter box, that is told only that there is news (booking.proving).
    email_proven_at = models.DateTimeField(null=True, blank=True)
    phone = EncryptedTextField(_("phone"), blank=True)
    #: Where the enterprise goes, or where an invoice is sent.
    address = EncryptedTextField(_("address"), max_length=300, blank=True)
    organisation = EncryptedTextField(_("organisation"), max_length=120, blank=True)
    reference = EncryptedTextField(_("their reference"), max_length=60, blank=True)
    #: The language they booked in: that of what they are sent. A signed-in person has said theirs.
    language = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name = _("part in a booking")
        verbose_name_plural = _("parts in bookings")
        indexes = [models.Index(fields=["person"], name="bookings_of_a_person")]
        constraints = [models.UniqueConstraint(fields=["booking", "role"], name="one_of_each_part_in_a_booking")]

    def __str__(self) -> str:
        return f"{self.get_role_display()} ({self.booking_id})"


_INSTEAD: dict[str, list[Party.Role]] = {
    Party.Role.FOR: [Party.Role.FOR],
    Party.Role.BY: [Party.Role.BY, Party.Role.FOR],
    Party.Role.PAYER: [Party.Role.PAYER, Party.Role.BY, Party.Role.FOR],
}
