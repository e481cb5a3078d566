"""Questions that are asked: rows, version after version, so that an answer always knows what was asked."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.mentoring.models.programme import Programme


class Questionnaire(models.Model):
    """One version of what is asked on one occasion. Once it is used it never changes; a new version follows."""

    class Occasion(models.TextChoices):
        JOIN_MENTEE = "join_mentee", _("When somebody who wants to learn joins")
        JOIN_MENTOR = "join_mentor", _("When a mentor joins")
        EARLY = "early", _("After the first meetings")
        ALONG = "along", _("Along the way")
        ENDING = "ending", _("When a pairing ends")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Being written")
        USED = "used", _("Used now")
        RETIRED = "retired", _("Used before")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.DRAFT: {Status.USED},
        Status.USED: {Status.RETIRED},
        Status.RETIRED: set(),
    }

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="questionnaires")
    occasion = models.CharField(_("asked"), max_length=11, choices=Occasion)
    number = models.PositiveSmallIntegerField(_("version"))
    status = models.CharField(_("status"), max_length=7, choices=Status, default=Status.DRAFT)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        constraints = [
            models.UniqueConstraint(fields=["programme", "occasion", "number"], name="one_questionnaire_of_a_number"),
            models.UniqueConstraint(
                fields=["programme", "occasion"], condition=Q(status="used"), name="one_questionnaire_is_used"
            ),
            models.UniqueConstraint(
                fields=["programme", "occasion"], condition=Q(status="draft"), name="one_questionnaire_is_written"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_occasion_display()} {self.number}"


class Question(models.Model):
    """One question, and how it is answered."""

    class Kind(models.TextChoices):
        WORDS = "words", _("In their own words")
        YES_NO = "yes_no", _("Yes, no, or not sure")
        SCALE = "scale", _("A number from 0 to 10")
        ONE = "one", _("One of some answers")
        MANY = "many", _("Some of some answers")

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="questions")
    key = models.SlugField(max_length=40)
    words = models.CharField(_("question"), max_length=200)
    hint = models.CharField(_("more about it"), max_length=300, blank=True)
    kind = models.CharField(_("how it is answered"), max_length=6, choices=Kind, default=Kind.WORDS)
    #: For ONE and MANY: the answers in words, in order.
    answers = models.JSONField(_("answers to choose from"), default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "key"], name="one_question_of_a_key"),
            models.CheckConstraint(
                condition=~Q(kind__in=["one", "many"], answers=[]), name="what_is_chosen_from_is_written"
            ),
        ]

    def __str__(self) -> str:
        return self.words
