"""What a support worker has to do for mentoring, with a day."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.mentoring.models.membership import Membership
from enterprises.mentoring.models.pairing import Pairing
from enterprises.mentoring.models.programme import Programme
from enterprises.mentoring.models.proposal import Proposal


class Task(models.Model):
    """One thing to do, about one member, proposal or pairing. One of a kind waits for each of them at once."""

    class Kind(models.TextChoices):
        NEW_MEMBER = "new", _("Somebody would like to join")
        TALK_FIRST = "talk", _("Somebody wants to talk first")
        NO_ANSWER = "answer", _("No answer has come")
        AFTER_FIRST = "first", _("Ask how the first meeting was")
        STEPPED_BACK = "back", _("A proposal came to nothing")
        PAUSED = "paused", _("Somebody has a break and is in a pairing")
        BACK_SOON = "soon", _("A break is over")
        QUIET = "quiet", _("Nothing heard of a pairing for a while")
        REVIEW = "review", _("Look at a pairing together")
        QUERIED = "hours", _("Somebody says that a meeting is not right")
        RING = "ring", _("Somebody asked to be rung")
        OWN = "own", _("Something else")

    class Status(models.TextChoices):
        TO_DO = "todo", _("To do")
        DONE = "done", _("Done")
        NOT_NEEDED = "not", _("Not needed any more")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.TO_DO: {Status.DONE, Status.NOT_NEEDED},
        Status.DONE: {Status.TO_DO},
        Status.NOT_NEEDED: {Status.TO_DO},
    }

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="tasks")
    kind = models.CharField(_("what"), max_length=6, choices=Kind)
    membership = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.CASCADE, related_name="tasks")
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.CASCADE, related_name="tasks")
    pairing = models.ForeignKey(Pairing, null=True, blank=True, on_delete=models.CASCADE, related_name="tasks")
    words = EncryptedTextField(_("more about it"), max_length=500, blank=True)
    due_on = models.DateField(_("until"))
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    status = models.CharField(_("status"), max_length=4, choices=Status, default=Status.TO_DO)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("task of mentoring")
        verbose_name_plural = _("tasks of mentoring")
        indexes = [models.Index(fields=["programme", "due_on"], name="tasks_to_do", condition=Q(status="todo"))]
        constraints = [
            *(
                models.UniqueConstraint(
                    fields=["kind", about],
                    condition=Q(status="todo") & ~Q(kind="own") & Q(**{f"{about}__isnull": False}),
                    name=f"one_task_of_a_kind_for_a_{about}",
                )
                for about in ("membership", "proposal", "pairing")
            ),
            models.CheckConstraint(
                condition=Q(status="todo", ended_at=None) | (~Q(status="todo") & Q(ended_at__isnull=False)),
                name="a_task_that_is_over_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Task {self.pk}"
