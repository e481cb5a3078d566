"""The parts of a listing that repeat: photographs, people, prices, days, venues, checks."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel, model_from_serializable_data
from wagtail.models import Orderable

from enterprises.listings.models.enterprise import Enterprise
from enterprises.listings.models.vocabulary import Term


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class PartOfDay(models.TextChoices):
    MORNING = "morning", _("Morning")
    AFTERNOON = "afternoon", _("Afternoon")
    EVENING = "evening", _("Evening")
    NIGHT = "night", _("Overnight")


class NeedsItsSource:
    """A part of a draft whose picture or word has since been deleted is left out when the draft is read
    again.

    The live part protects what it points to; a draft's JSON cannot, and modelcluster would refuse the
    whole draft.
    """

    source_field: str

    @classmethod
    def from_serializable_data(
        cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False
    ) -> Self | None:
        target = cls._meta.get_field(cls.source_field).related_model  # type: ignore[attr-defined]  # a mixin for models
        if not target._default_manager.filter(pk=data[cls.source_field]).exists():
            return None
        part: Self | None = model_from_serializable_data(cls, data, check_fks=check_fks, strict_fks=strict_fks)
        return part


class Photo(NeedsItsSource, Orderable):
    """A photograph of the people, the place or the work."""

    source_field = "picture"

    enterprise = ParentalKey(Enterprise, on_delete=models.CASCADE, related_name="photos")
    picture = models.ForeignKey("core.Picture", on_delete=models.PROTECT, related_name="+", verbose_name=_("picture"))
    alt = models.CharField(
        _("what the picture shows"),
        max_length=200,
        help_text=_("For people who cannot see it. One sentence."),
    )
    caption = models.CharField(_("words under it"), max_length=160, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("photograph")
        constraints = [models.CheckConstraint(condition=~models.Q(alt=""), name="photo_has_words")]

    def __str__(self) -> str:
        return self.alt


class ComingPerson(Orderable, ClusterableModel):
    """Somebody who comes to you or welcomes you. Each fact is public only if they said it may be."""

    class Gender(models.TextChoices):
        NOT_SAID = "", _("Not said")
        WOMAN = "woman", _("Woman")
        MAN = "man", _("Man")
        NON_BINARY = "non-binary", _("Non-binary")

    enterprise = ParentalKey(Enterprise, on_delete=models.CASCADE, related_name="coming_people")
    first_name = models.CharField(_("first name"), max_length=60)
    role = models.CharField(_("what they do"), max_length=80, blank=True)
    pronouns = models.CharField(_("pronouns"), max_length=30, blank=True)
    gender = models.CharField(_("gender"), max_length=12, choices=Gender, blank=True)
    languages = ParentalManyToManyField(
        Term,
        blank=True,
        related_name="+",
        limit_choices_to={"group": "language"},
        verbose_name=_("languages"),
    )
    drives = models.BooleanField(_("drives"), default=False)
    insured_to_carry = models.BooleanField(_("insured to carry people"), default=False)
    skills = ParentalManyToManyField(
        Term,
        blank=True,
        related_name="+",
        limit_choices_to={"group": "skill"},
        verbose_name=_("special skills"),
    )
    days = models.JSONField(
        _("days"),
        default=list,
        blank=True,
        help_text=_("Numbers of the weekdays, Monday is 0. Empty: any day."),
    )
    may_show_name = models.BooleanField(_("may show the name"), default=False)
    may_show_gender = models.BooleanField(_("may show gender and pronouns"), default=False)
    may_show_languages = models.BooleanField(_("may show languages"), default=False)
    may_show_driving = models.BooleanField(_("may show driving"), default=False)
    may_show_skills = models.BooleanField(_("may show skills"), default=False)

    class Meta(Orderable.Meta):
        verbose_name = _("person who comes")
        verbose_name_plural = _("people who come")

    def __str__(self) -> str:
        return self.first_name

    def clean(self) -> None:
        if not isinstance(self.days, list) or any(day not in range(7) for day in self.days):
            raise ValidationError({"days": _("Use the numbers 0 (Monday) to 6 (Sunday).")})


class Price(Orderable):
    """One price: so much for so much. Money is whole pence."""

    class Unit(models.TextChoices):
        HOUR = "hour", _("an hour")
        HALF_DAY = "half_day", _("half a day")
        DAY = "day", _("a day")
        NIGHT = "night", _("a night")
        SESSION = "session", _("a session")
        MEAL = "meal", _("a meal")
        PERSON = "person", _("a person")
        TRIP = "trip", _("a trip")
        JOB = "job", _("a job")
        WEEK = "week", _("a week")
        MONTH = "month", _("a month")
        YEAR = "year", _("a year")
        ITEM = "item", _("each")

    enterprise = ParentalKey(Enterprise, on_delete=models.CASCADE, related_name="prices")
    name = models.CharField(_("for what"), max_length=120)
    pence = models.PositiveIntegerField(
        _("pence"), null=True, blank=True, help_text=_("0 means free. Leave empty for “ask us”.")
    )
    currency = models.CharField(max_length=3, default="GBP", editable=False)
    unit = models.CharField(_("for how much"), max_length=10, choices=Unit, blank=True)
    words = models.CharField(_("note"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("price")

    def __str__(self) -> str:
        return self.name


class Opening(models.Model):
    """One part of one day of the week when the enterprise works. Times are in the enterprise's own zone."""

    enterprise = ParentalKey(Enterprise, on_delete=models.CASCADE, related_name="openings")
    day = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    part = models.CharField(_("part of the day"), max_length=10, choices=PartOfDay)
    opens_at = models.TimeField(_("from"), null=True, blank=True)
    closes_at = models.TimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("day and time")
        verbose_name_plural = _("days and times")
        constraints = [
            models.CheckConstraint(condition=models.Q(day__lte=6), name="day_is_a_weekday"),
            models.UniqueConstraint(fields=["enterprise", "day", "part"], name="one_opening_per_part_of_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_day_display()} {self.get_part_display()}"


class OpeningException(models.Model):
    """Days that differ from the pattern: a holiday, a fair."""

    enterprise = ParentalKey(Enterprise, on_delete=models.CASCADE, related_name="exceptions")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until and including"))
    is_open = models.BooleanField(_("open then"), default=False)
    words = models.CharField(_("in a few words"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("different days")
        verbose_name_plural = _("different days")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on__lte=models.F("ends_on")), name="exception_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} – {self.ends_on}"

    def clean(self) -> None:
        if self.starts_on and self.ends_on and self.starts_on > self.ends_on:
            raise ValidationError({"ends_on": _("The last day must not be before the first.")})


class Venue(Orderable, ClusterableModel):
    """A place people come to. Public: never somebody's home."""

    enterprise = ParentalKey(Enterprise, on_delete=models.CASCADE, related_name="venues")
    name = models.CharField(_("name of the place"), max_length=120)
    address = models.CharField(_("address"), max_length=200, blank=True)
    town = models.CharField(_("town or village"), max_length=80, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    latitude = models.FloatField(null=True, blank=True, validators=[MinValueValidator(49), MaxValueValidator(61.5)])
    longitude = models.FloatField(null=True, blank=True, validators=[MinValueValidator(-9), MaxValueValidator(2.5)])
    access = ParentalManyToManyField(
        Term, blank=True, related_name="+", limit_choices_to={"group": "access"}, verbose_name=_("access")
    )
    access_words = models.CharField(_("about getting in"), max_length=300, blank=True)
    travel_words = models.CharField(_("how to get there"), max_length=300, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("venue")

    def __str__(self) -> str:
        return self.name


class CheckHeld(NeedsItsSource, Orderable):
    """A check somebody saw proof of: what, by whom, when, and until when. Never the document itself."""

    source_field = "kind"

    enterprise = ParentalKey(Enterprise, on_delete=models.CASCADE, related_name="checks")
    kind = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"group": "check"},
        verbose_name=_("check"),
    )
    words = models.CharField(_("in a few words"), max_length=160, blank=True)
    seen_by = models.CharField(
        _("seen by"), max_length=120, help_text=_("A team or role, for example: the support team.")
    )
    seen_on = models.DateField(_("seen on"), default=timezone.localdate)
    ends_on = models.DateField(_("good until"), null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("check held")
        verbose_name_plural = _("checks held")

    def __str__(self) -> str:
        return str(self.kind)

    def is_current(self) -> bool:
        return self.ends_on is None or self.ends_on >= timezone.localdate()


class Link(Orderable):
    """Somewhere to read more."""

    enterprise = ParentalKey(Enterprise, on_delete=models.CASCADE, related_name="links")
    title = models.CharField(_("title"), max_length=120)
    url = models.URLField(_("address"), max_length=500)

    class Meta(Orderable.Meta):
        verbose_name = _("link")

    def __str__(self) -> str:
        return self.title


class Testimonial(Orderable):
    """What somebody said, in their own words, shown because they agreed."""

    enterprise = ParentalKey(Enterprise, on_delete=models.CASCADE, related_name="testimonials")
    words = models.TextField(_("their words"), max_length=600)
    said_by = models.CharField(_("who said it"), max_length=80, help_text=_("As they want to be named."))
    agreed_on = models.DateField(_("agreed to show it on"))

    class Meta(Orderable.Meta):
        verbose_name = _("kind word")
        verbose_name_plural = _("kind words")

    def __str__(self) -> str:
        return self.said_by
