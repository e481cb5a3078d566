"""What two do together: what they agree on, their goals, their meetings, and how each of them says it goes."""

import json
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.mentoring.models.membership import Role
from enterprises.mentoring.models.pairing import Pairing
from enterprises.mentoring.models.programme import Programme
from enterprises.mentoring.models.questions import Questionnaire
from enterprises.mentoring.models.via import Via, recorded_by_field, via_field

#: Minutes of a meeting: shorter is a call, longer is a mistake.
SHORTEST, LONGEST = 5, 480


def _scale(words: Any) -> Any:
    return models.PositiveSmallIntegerField(words, null=True, blank=True, validators=[MaxValueValidator(10)])


class Agreement(models.Model):
    """What the two agreed on, version after version. Once one of them said yes to it, its words never change."""

    pairing = models.ForeignKey(Pairing, on_delete=models.CASCADE, related_name="agreements")
    number = models.PositiveSmallIntegerField(_("version"))
    often = models.CharField(_("how often you meet"), max_length=9, choices=Programme.Often)
    where = EncryptedTextField(_("where you meet"), max_length=300, blank=True)
    reach = EncryptedTextField(_("how you reach each other, and when not"), max_length=300, blank=True)
    private = models.TextField(_("what you keep private"), max_length=1500, blank=True)
    not_private = models.TextField(_("what cannot be kept private"), max_length=1500, blank=True)
    more = EncryptedTextField(_("what else you agree on"), max_length=600, blank=True)
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    mentee_agreed_at = models.DateTimeField(null=True, blank=True)
    mentee_via = models.CharField(max_length=8, choices=Via, blank=True)
    mentor_agreed_at = models.DateTimeField(null=True, blank=True)
    mentor_via = models.CharField(max_length=8, choices=Via, blank=True)

    class Meta:
        verbose_name = _("agreement of a pairing")
        verbose_name_plural = _("agreements of pairings")
        constraints = [
            models.UniqueConstraint(fields=["pairing", "number"], name="one_agreement_of_a_number"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{side}_agreed_at": None, f"{side}_via": ""})
                    | (Q(**{f"{side}_agreed_at__isnull": False}) & ~Q(**{f"{side}_via": ""})),
                    name=f"the_yes_of_a_{side}_says_how_it_came",
                )
                for side in ("mentee", "mentor")
            ),
        ]

    def __str__(self) -> str:
        return f"Agreement {self.number} of {self.pairing_id}"

    @property
    def is_agreed(self) -> bool:
        """Both said yes to these very words."""
        return self.mentee_agreed_at is not None and self.mentor_agreed_at is not None


class Goal(models.Model):
    """What the mentee would like to reach, in their own words. To set one aside is no failure."""

    class Status(models.TextChoices):
        NEW = "new", _("New")
        DOING = "doing", _("On the way")
        DONE = "done", _("Reached")
        SET_ASIDE = "aside", _("Set aside")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.NEW: {Status.DOING, Status.DONE, Status.SET_ASIDE},
        Status.DOING: {Status.DONE, Status.SET_ASIDE, Status.NEW},
        Status.DONE: {Status.DOING},
        Status.SET_ASIDE: {Status.DOING, Status.NEW},
    }

    pairing = models.ForeignKey(Pairing, on_delete=models.CASCADE, related_name="goals")
    words = EncryptedTextField(_("what you would like to reach"), max_length=300)
    at_start = _scale(_("how near you were to it at the start, 0 to 10"))
    now = _scale(_("how near you are to it now, 0 to 10"))
    status = models.CharField(_("status"), max_length=5, choices=Status, default=Status.NEW)
    #: The support worker reads its words only then.
    is_shared = models.BooleanField(_("your support worker may read it"), default=False)
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    via = via_field()
    recorded_by = recorded_by_field()

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        constraints = [
            models.CheckConstraint(
                condition=(Q(at_start=None) | Q(at_start__lte=10)) & (Q(now=None) | Q(now__lte=10)),
                name="a_goal_is_from_0_to_10",
            )
        ]

    def __str__(self) -> str:
        return f"Goal {self.pk}"


class Meeting(models.Model):
    """A meeting of the two: planned, and then what became of it. The other side can say that it is not right."""

    class Mode(models.TextChoices):
        PLACE = "place", _("In one place")
        PHONE = "phone", _("By phone")
        VIDEO = "video", _("By video")
        MESSAGE = "message", _("By messages")

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HAPPENED = "happened", _("Took place")
        MISSED = "missed", _("Did not take place")
        CANCELLED = "cancelled", _("Called off")

    class Agreed(models.TextChoices):
        UNASKED = "unasked", _("Not asked")
        AGREED = "agreed", _("Right")
        QUERIED = "queried", _("Not right, says the other one")
        RESOLVED = "resolved", _("Talked over")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.PLANNED: {Status.HAPPENED, Status.MISSED, Status.CANCELLED},
        Status.HAPPENED: set(),
        Status.MISSED: {Status.PLANNED},
        Status.CANCELLED: {Status.PLANNED},
    }

    pairing = models.ForeignKey(Pairing, on_delete=models.CASCADE, related_name="meetings")
    on = models.DateField(_("day"))
    starts = models.TimeField(_("from"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=60, validators=[MinValueValidator(SHORTEST), MaxValueValidator(LONGEST)]
    )
    mode = models.CharField(_("how"), max_length=7, choices=Mode, default=Mode.PLACE)
    where = EncryptedTextField(_("where"), max_length=200, blank=True)
    #: For both. What is for oneself alone is written nowhere here.
    note = EncryptedTextField(_("a note for both"), max_length=1000, blank=True)
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.PLANNED)
    agreed = models.CharField(_("whether the other one agrees"), max_length=8, choices=Agreed, default=Agreed.UNASKED)
    #: "mentee", "mentor", or "worker".
    said_by = models.CharField(max_length=6)
    said_at = models.DateTimeField(default=timezone.now)
    via = via_field()
    recorded_by = recorded_by_field()
    sequence = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("on", "starts", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__range=(SHORTEST, LONGEST)), name="a_meeting_lasts_some_minutes"
            ),
            models.UniqueConstraint(
                fields=["pairing", "on"],
                condition=Q(status="happened", starts=None),
                name="one_meeting_of_a_day_where_no_time_is_said",
            ),
            models.UniqueConstraint(
                fields=["pairing", "on", "starts"], condition=Q(status="happened"), name="one_meeting_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(agreed="unasked") | Q(status="happened"), name="what_took_place_can_be_right_or_not"
            ),
        ]

    def __str__(self) -> str:
        return f"Meeting {self.pk}"


class Hours(models.Model):
    """The minutes of a meeting, as the books of the programme count them: on the day they were written down. What was
    wrong is taken back by a row of its own, so that a report made again says the same. The database refuses changes.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="hours")
    minutes = models.SmallIntegerField()
    counted_on = models.DateField()
    takes_back = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="taken_back"
    )
    #: How often it was counted anew before.
    turn = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("hours that count")
        verbose_name_plural = _("hours that count")
        indexes = [models.Index(fields=["counted_on"], name="hours_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "turn"], condition=Q(takes_back=None), name="a_meeting_counts_once"
            ),
            models.CheckConstraint(
                condition=Q(takes_back=None, minutes__gt=0) | (Q(takes_back__isnull=False, minutes__lt=0) & ~Q(why="")),
                name="what_takes_back_says_why",
            ),
            models.CheckConstraint(condition=~Q(takes_back=F("id")), name="no_hours_take_back_themselves"),
        ]

    def __str__(self) -> str:
        return f"Hours {self.pk}"


class CheckIn(models.Model):
    """How one of the two says it goes. The other one never reads it; their support worker does."""

    pairing = models.ForeignKey(Pairing, on_delete=models.CASCADE, related_name="check_ins")
    side = models.CharField(_("asked"), max_length=6, choices=Role)
    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(_("asked on"))
    #: JSON: key of the question -> what was answered.
    sealed = EncryptedTextField(blank=True)
    wants_a_call = models.BooleanField(_("please ring me"), default=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    via = models.CharField(max_length=8, choices=Via, blank=True)
    recorded_by = recorded_by_field()

    class Meta:
        verbose_name = _("how it goes")
        verbose_name_plural = _("how it goes")
        constraints = [
            models.UniqueConstraint(fields=["pairing", "side", "due_on"], name="asked_once_on_a_day"),
            models.CheckConstraint(
                condition=Q(answered_at=None, via="", sealed="") | (Q(answered_at__isnull=False) & ~Q(via="")),
                name="an_answer_says_how_it_came",
            ),
        ]

    def __str__(self) -> str:
        return f"Check-in {self.pk}"

    @property
    def answers(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.sealed or "{}")
        return found
