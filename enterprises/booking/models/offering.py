"""What can be booked."""

from datetime import timedelta
from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enterprises.booking.models.diary import Diary
from enterprises.booking.times import GRAIN, Rules
from enterprises.listings.models import Enterprise

#: Enough for a village hall.
MOST_PLACES = 200
#: A day is longer than any session of a small enterprise; two are not offered as one.
LONGEST = 24 * 60


class OfferingQuerySet(models.QuerySet["Offering"]):
    def in_order(self) -> Self:
        """As those who run the enterprise put them."""
        return self.order_by("position", "pk")


class Offering(models.Model):
    """One thing of an enterprise that people can book: an hour in the garden, a lunch with ten places, a first talk."""

    class Kind(models.TextChoices):
        ONE = "one", _("For one person or household")
        GROUP = "group", _("A group, with places")
        FIRST = "first", _("A free first meeting")

    class Where(models.TextChoices):
        VENUE = "venue", _("At a place of ours")
        HOME = "home", _("At the person's home")
        PHONE = "phone", _("By phone")
        VIDEO = "video", _("By video call")

    class Price(models.TextChoices):
        FIXED = "fixed", _("One price")
        HOUR = "hour", _("By the hour")
        PERSON = "person", _("For each person")
        FREE = "free", _("Free")
        AGREED = "agreed", _("We agree it together")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Nobody can see it yet")
        OPEN = "open", _("Can be booked")
        PAUSED = "paused", _("Paused")
        CLOSED = "closed", _("Not offered any more")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.DRAFT: {Status.OPEN, Status.CLOSED},
        Status.OPEN: {Status.PAUSED, Status.CLOSED},
        Status.PAUSED: {Status.OPEN, Status.CLOSED},
        Status.CLOSED: {Status.PAUSED},
    }

    enterprise = models.ForeignKey(Enterprise, on_delete=models.CASCADE, related_name="offerings")
    diary = models.ForeignKey(Diary, on_delete=models.RESTRICT, related_name="offerings")
    name = models.CharField(_("what it is called"), max_length=80)
    words = models.TextField(_("what happens"), max_length=1000, blank=True)
    kind = models.CharField(_("for whom"), max_length=5, choices=Kind, default=Kind.ONE)
    places = models.PositiveSmallIntegerField(
        _("places"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_PLACES)]
    )
    where = models.CharField(_("where"), max_length=5, choices=Where)
    place_words = models.CharField(_("which place"), max_length=200, blank=True)
    price = models.CharField(_("price"), max_length=6, choices=Price, default=Price.FIXED)
    before = models.PositiveSmallIntegerField(_("minutes kept free before"), default=0)
    after = models.PositiveSmallIntegerField(_("minutes kept free after"), default=0)
    notice_hours = models.PositiveSmallIntegerField(_("hours of notice"), default=24)
    ahead_weeks = models.PositiveSmallIntegerField(_("weeks ahead"), default=8, validators=[MaxValueValidator(104)])
    asks_first = models.BooleanField(_("we say yes or no to each booking"), default=True)
    has_waiting_list = models.BooleanField(_("people may wait for a free time"), default=True)
    who_comes = models.CharField(_("who comes, or who you meet"), max_length=200, blank=True)
    #: The rule of cancelling: booking.cancelling says it in words.
    free_until_hours = models.PositiveSmallIntegerField(
        _("free to cancel until so many hours before"), default=24, validators=[MaxValueValidator(720)]
    )
    late_percent = models.PositiveSmallIntegerField(
        _("part kept when cancelled later, in percent"), default=0, validators=[MaxValueValidator(100)]
    )
    #: Every week, every two or every four, many times at once (booking.rhythm). Never a first meeting.
    can_repeat = models.BooleanField(_("people can book it regularly"), default=False)
    bring = models.CharField(_("what to bring"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=6, choices=Status, default=Status.DRAFT)
    #: Since when its words wait to be looked at by the team, who reads them after everybody else. None: they do not.
    words_changed_at = models.DateTimeField(null=True, blank=True)
    #: Why the team paused it. It can be opened again once its words have changed.
    stopped_words = models.TextField(_("why the team paused it"), max_length=500, blank=True)
    #: The order people see them in; those with the same number by when they were written.
    position = models.PositiveSmallIntegerField(default=0)

    objects = OfferingQuerySet.as_manager()

    class Meta:
        verbose_name = _("offering")
        verbose_name_plural = _("offerings")
        constraints = [
            models.UniqueConstraint(fields=["enterprise", "name"], name="one_offering_of_a_name"),
            models.CheckConstraint(
                condition=(Q(kind="group") & Q(places__range=(2, MOST_PLACES))) | (~Q(kind="group") & Q(places=1)),
                name="only_a_group_has_places",
            ),
            models.CheckConstraint(condition=~Q(kind="first") | Q(price="free"), name="a_first_meeting_is_free"),
            models.CheckConstraint(
                condition=~Q(kind="first") | Q(can_repeat=False), name="a_first_meeting_is_not_regular"
            ),
            models.CheckConstraint(
                condition=Q(before__lte=240) & Q(after__lte=240), name="time_kept_free_is_at_most_four_hours"
            ),
            models.CheckConstraint(condition=Q(late_percent__lte=100), name="no_more_than_the_price_is_kept"),
        ]

    def __str__(self) -> str:
        return self.name

    def rules(self, minutes: int, further: timedelta = timedelta()) -> Rules:
        """What one of its lengths asks of a time. `further`: so much longer ahead than it is offered to others."""
        return Rules(
            timedelta(minutes=minutes),
            before=timedelta(minutes=self.before),
            after=timedelta(minutes=self.after),
            every=timedelta(minutes=self.diary.every),
            notice=timedelta(hours=self.notice_hours),
            ahead=timedelta(weeks=self.ahead_weeks) + further,
        )


class Length(models.Model):
    """One of the lengths an offering can be booked for, and what it costs in pence: in all, or for each person. An
    offering priced by the hour has the pence of an hour.
    """

    offering = models.ForeignKey(Offering, on_delete=models.CASCADE, related_name="lengths")
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    pence = models.PositiveIntegerField(_("price in pence"), null=True, blank=True)

    class Meta:
        verbose_name = _("length")
        verbose_name_plural = _("lengths")
        constraints = [
            models.UniqueConstraint(fields=["offering", "minutes"], name="one_price_for_a_length"),
            models.CheckConstraint(condition=Q(minutes__range=(GRAIN, LONGEST)), name="a_length_is_a_day_at_most"),
        ]

    def __str__(self) -> str:
        return f"{self.minutes} min"
