"""“You prepare, I decide”: who may prepare something for whom, and what was prepared and waits for an answer.

What a thing is about is named by type and id as events name it: enterprises and bookings stand above this app.
"""

import uuid
from datetime import timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField

#: How long a helper has to say yes, and how long a question may wait for its answer.
WORKS_FOR = timedelta(days=30)


def _person(words: Any, **more: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=words,
        **more,
    )


class HelpQuerySet(models.QuerySet["Help"]):
    def at_work(self) -> Self:
        """The helper said yes, nobody has ended it, and its last day is not over."""
        return self.filter(status=Help.Status.GOING, until__gte=timezone.localdate())

    def unended(self) -> Self:
        """At work, or waiting for the helper's yes."""
        return self.filter(status__in=(Help.Status.INVITED, Help.Status.GOING), until__gte=timezone.localdate())


class Help(models.Model):
    """One person may prepare some things for another, until a day. The other one decides.

    Without a subject it is for everything the person runs or does here.
    """

    class Status(models.TextChoices):
        INVITED = "invited", _("Waits for their yes")
        GOING = "going", _("Helps")
        DECLINED = "declined", _("Said no")
        ENDED = "ended", _("Ended")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.INVITED: {Status.GOING, Status.DECLINED, Status.ENDED},
        Status.GOING: {Status.ENDED},
        Status.DECLINED: set(),
        Status.ENDED: set(),
    }

    class Way(models.TextChoices):
        EMAIL = "email", _("By e-mail")
        TEXT = "text", _("By text message")
        PAPER = "paper", _("I give them the code myself")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="helped_by")
    helper = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="helps_with"
    )
    # What the person calls them, and where the code went. The address is forgotten once they have answered.
    helper_name = EncryptedTextField(_("who helps"))
    way = models.CharField(_("how the code goes to them"), max_length=5, choices=Way)
    address = EncryptedTextField(blank=True)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    capabilities = models.JSONField(_("what they may prepare"), default=list)
    until = models.DateField(_("until"))
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    code_digest = models.CharField(max_length=64)
    expires_at = models.DateTimeField(_("code works until"))
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.INVITED)
    made_by = _person(_("named by"))
    made_at = models.DateTimeField(_("named"), default=timezone.now, editable=False)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    ended_by = _person(_("ended by"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = HelpQuerySet.as_manager()

    class Meta:
        verbose_name = _("help")
        verbose_name_plural = _("help")
        constraints = [
            models.UniqueConstraint(fields=["code_digest"], name="one_help_per_code"),
            models.UniqueConstraint(
                fields=["person", "helper", "subject_type", "subject_id"],
                condition=Q(status="going"),
                name="one_help_at_a_time_for_the_same_thing",
            ),
            models.CheckConstraint(condition=~Q(helper=F("person")), name="nobody_is_their_own_helper"),
            models.CheckConstraint(
                condition=~Q(status="going") | Q(helper__isnull=False), name="help_that_goes_on_has_a_helper"
            ),
            models.CheckConstraint(
                condition=~Q(status="ended") | Q(ended_at__isnull=False), name="ended_help_has_a_moment"
            ),
            models.CheckConstraint(
                condition=Q(subject_type="", subject_id="") | (~Q(subject_type="") & ~Q(subject_id="")),
                name="help_is_for_a_person_or_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"Help {self.pk}"  # never who: this string reaches logs

    @property
    def is_over(self) -> bool:
        """Its last day has passed."""
        return self.until < timezone.localdate()

    @property
    def is_at_work(self) -> bool:
        return self.status == self.Status.GOING and not self.is_over


class PreparedQuerySet(models.QuerySet["Prepared"]):
    def waiting(self) -> Self:
        """Still to be answered."""
        return self.filter(status=Prepared.Status.OPEN, expires_at__gt=timezone.now())


class Prepared(models.Model):
    """Something a helper or a support worker got ready. Nothing comes of it before the person says yes.

    Three codes are worked out from `key` with the site's secret (helping.deciding.code_of): one opens it, and the two
    on paper say yes and no. The database knows their digests alone.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("Waits for an answer")
        YES = "yes", _("Yes")
        NO = "no", _("No")
        WITHDRAWN = "gone", _("Not asked any more")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.OPEN: {Status.YES, Status.NO, Status.WITHDRAWN},
        Status.YES: set(),
        Status.NO: set(),
        Status.WITHDRAWN: set(),
    }

    class How(models.TextChoices):
        TAP = "tap", _("with a press, signed in")
        CODE = "code", _("with a code, without signing in")
        PHONE = "phone", _("on the phone")
        PAPER = "paper", _("on paper")
        MET = "met", _("when we met")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="to_decide")
    prepared_by = _person(_("prepared by"))
    help = models.ForeignKey(Help, null=True, blank=True, on_delete=models.SET_NULL, related_name="prepared")
    capability = models.CharField(max_length=30)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    # What it is, as the app that registered the capability wrote it down; and which state of it was asked about.
    content = EncryptedTextField(blank=True)
    version = models.CharField(max_length=80, blank=True)
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    look_digest = models.CharField(max_length=64)
    yes_digest = models.CharField(max_length=64)
    no_digest = models.CharField(max_length=64)
    status = models.CharField(_("status"), max_length=4, choices=Status, default=Status.OPEN)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("can be answered until"))
    how = models.CharField(_("how they answered"), max_length=5, choices=How, blank=True)
    answered_by = _person(_("written down by"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = PreparedQuerySet.as_manager()

    class Meta:
        verbose_name = _("prepared thing")
        verbose_name_plural = _("prepared things")
        constraints = [
            models.UniqueConstraint(fields=["look_digest"], name="one_question_per_code"),
            models.UniqueConstraint(fields=["yes_digest"], name="one_question_per_yes_code"),
            models.UniqueConstraint(fields=["no_digest"], name="one_question_per_no_code"),
            models.UniqueConstraint(
                fields=["person", "capability", "subject_type", "subject_id"],
                condition=Q(status="open"),
                name="one_open_question_about_a_thing",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("yes", "no")) | (Q(answered_at__isnull=False) & ~Q(how="")),
                name="answers_have_a_moment_and_a_way",
            ),
            models.CheckConstraint(
                condition=Q(how__in=("", "tap", "code")) | ~Q(answered_by=F("person")) | Q(answered_by=None),
                name="nobody_keys_in_their_own_answer",
            ),
            models.CheckConstraint(
                condition=~Q(how__in=("tap", "code")) | Q(answered_by=F("person")) | Q(answered_by=None),
                name="nobody_decides_as_somebody_else",
            ),
        ]

    def __str__(self) -> str:
        return f"Prepared {self.pk}"  # never what or for whom: this string reaches logs

    @property
    def is_waiting(self) -> bool:
        return self.status == self.Status.OPEN and self.expires_at > timezone.now()
