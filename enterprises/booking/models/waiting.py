"""Who waits for a free time, and the times that were kept for them."""

import uuid
from datetime import datetime
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.booking.models.booking import Booking
from enterprises.booking.models.offering import Offering


class WaitingQuerySet(models.QuerySet["Waiting"]):
    def on_the_list(self) -> Self:
        """Those it is not over for."""
        return self.filter(status__in=Waiting.ON_THE_LIST)

    def of(self, enterprise: Any) -> Self:
        return self.filter(offering__enterprise=enterprise)

    def in_order(self) -> Self:
        """As they came."""
        return self.order_by("since", "pk")


class Waiting(models.Model):
    """Somebody's place on the waiting list of an offering: for any time that suits them, or for one date of a group.

    The row is locked before the diary's (docs/adr/0006), by whoever offers a time, answers, or lets an offer run out.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting for a free time")
        OFFERED = "offered", _("A time is kept for them")
        ASKED = "asked", _("Asked whether they still wait")
        TAKEN = "taken", _("They booked a time")
        LEFT = "left", _("They left the list")
        ENDED = "ended", _("The waiting is over")

    class Part(models.TextChoices):
        MORNING = "morning", _("Mornings, until 12:00")
        AFTERNOON = "afternoon", _("Afternoons, from 12:00 to 17:00")
        EVENING = "evening", _("Evenings, from 17:00")

    ON_THE_LIST: ClassVar[tuple[str, ...]] = (Status.WAITING, Status.OFFERED, Status.ASKED)
    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.WAITING: {Status.OFFERED, Status.TAKEN, Status.LEFT, Status.ENDED},
        Status.OFFERED: {Status.WAITING, Status.ASKED, Status.TAKEN, Status.LEFT, Status.ENDED},
        Status.ASKED: {Status.WAITING, Status.OFFERED, Status.TAKEN, Status.LEFT, Status.ENDED},
        Status.TAKEN: {Status.WAITING},
        Status.LEFT: {Status.WAITING},
        Status.ENDED: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    offering = models.ForeignKey(Offering, on_delete=models.CASCADE, related_name="waiting")
    status = models.CharField(_("status"), max_length=7, choices=Status, default=Status.WAITING)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    places = models.PositiveSmallIntegerField(_("places"), default=1)
    #: Days of the week, 0 is Monday, and parts of the day (Part). None of them: any suits.
    weekdays = models.JSONField(_("days"), default=list, blank=True)
    parts = models.JSONField(_("parts of the day"), default=list, blank=True)
    #: The one date of a group they wait for; then days and parts say nothing.
    starts_at = models.DateTimeField(_("the date they wait for"), null=True, blank=True)
    #: On the wall of the enterprise: no later time is offered, and then the waiting is over.
    until = models.DateField(_("last day that suits"))
    #: Times that were free and suited when they came, none of which they wanted: starts, in ISO 8601.
    not_these = models.JSONField(default=list, blank=True)
    #: Their place in the order. Whoever left and comes back comes last.
    since = models.DateTimeField(_("since"), default=timezone.now)
    #: So many offers in a row that they did not answer.
    unanswered = models.PositiveSmallIntegerField(default=0)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = EncryptedTextField(_("name"), max_length=120)
    email = EncryptedTextField(_("e-mail"), blank=True)
    phone = EncryptedTextField(_("phone"), blank=True)
    #: The language they came in: that of what they are sent. A signed-in person has said theirs.
    language = models.CharField(max_length=10, blank=True)
    #: A support worker who did it for somebody who rang up.
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=10, choices=Booking.Side, blank=True)
    #: What they booked, so that they wait on where they stood when nothing comes of it.
    booked = models.ForeignKey(Booking, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    #: Said by the enterprise when it took them off the list: they read it.
    words = EncryptedTextField(_("words about it"), max_length=500, blank=True)

    objects = WaitingQuerySet.as_manager()

    class Meta:
        verbose_name = _("place on a waiting list")
        verbose_name_plural = _("places on waiting lists")
        indexes = [
            models.Index(fields=["offering", "since"], name="waiting_in_order", condition=Q(ended_at=None)),
            models.Index(fields=["person"], name="waiting_of_a_person"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(places__gte=1), name="who_waits_wants_a_place"),
            models.CheckConstraint(
                condition=Q(status__in=["waiting", "offered", "asked"], ended_at=None, ended_by="")
                | Q(status__in=["taken", "left", "ended"], ended_at__isnull=False),
                name="waiting_that_is_over_says_when",
            ),
            models.UniqueConstraint(
                fields=["offering", "minutes", "person"],
                condition=Q(ended_at=None, starts_at=None),
                name="somebody_waits_once_for_a_time",
            ),
            models.UniqueConstraint(
                fields=["offering", "minutes", "person", "starts_at"],
                condition=Q(ended_at=None, starts_at__isnull=False),
                name="somebody_waits_once_for_a_date",
            ),
        ]

    def __str__(self) -> str:
        return f"Waiting {self.pk}"  # never the name: this string reaches logs

    @property
    def is_on_the_list(self) -> bool:
        return self.status in self.ON_THE_LIST

    @property
    def tz(self) -> ZoneInfo:
        return self.offering.diary.tz

    @property
    def first_name(self) -> str:
        """All that those who run the enterprise read of who waits."""
        return (self.name.split() or [""])[0]

    @property
    def starts(self) -> datetime | None:
        """The date they wait for, on the enterprise's wall."""
        return self.starts_at and self.starts_at.astimezone(self.tz)

    @property
    def open_offer(self) -> "Offer | None":
        return next((each for each in self.offers.all() if each.status == Offer.Status.OPEN), None)


class Offer(models.Model):
    """A time that is kept for somebody who waits, until they answer or it runs out: its seats are held by its id."""

    class Status(models.TextChoices):
        OPEN = "open", _("Kept for them")
        TAKEN = "taken", _("They booked it")
        REFUSED = "refused", _("They did not want it")
        PASSED = "passed", _("They did not answer in time")
        WITHDRAWN = "withdrawn", _("Not kept any more")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.OPEN: {Status.TAKEN, Status.REFUSED, Status.PASSED, Status.WITHDRAWN},
        Status.TAKEN: set(),
        Status.REFUSED: set(),
        Status.PASSED: set(),
        Status.WITHDRAWN: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    waiting = models.ForeignKey(Waiting, on_delete=models.CASCADE, related_name="offers")
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.OPEN)
    starts_at = models.DateTimeField(_("starts"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    places = models.PositiveSmallIntegerField(_("places"), default=1)
    created_at = models.DateTimeField(_("kept since"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("kept until"))
    #: When they were told: not in the night.
    told_at = models.DateTimeField(null=True, blank=True)
    #: Of those who run the enterprise, whoever offered it to them themselves.
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    words = EncryptedTextField(_("words"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("time kept for somebody who waits")
        verbose_name_plural = _("times kept for those who wait")
        indexes = [models.Index(fields=["expires_at"], name="offers_that_run_out", condition=Q(status="open"))]
        constraints = [
            models.UniqueConstraint(fields=["waiting"], condition=Q(status="open"), name="one_offer_at_once"),
            models.CheckConstraint(condition=Q(expires_at__lte=F("starts_at")), name="an_offer_ends_before_it_starts"),
        ]

    def __str__(self) -> str:
        return f"Offer {self.pk}"

    @property
    def starts(self) -> datetime:
        """On the enterprise's wall."""
        return self.starts_at.astimezone(self.waiting.tz)

    @property
    def until(self) -> datetime:
        """How long it is kept, on the enterprise's wall."""
        return self.expires_at.astimezone(self.waiting.tz)
