"""Messages between a visitor and the people who run an enterprise. Neither sees the other's address.

What is written, by whom and from which address is encrypted at rest. Support workers read only what was reported.
"""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.listings.models.enterprise import Enterprise

#: After so many wrong codes a new one is needed.
MOST_WRONG_CODES = 5


class TalkQuerySet(models.QuerySet["Talk"]):
    def read_by(self, person: models.Model) -> Self:
        """Those that somebody may read: of the enterprises they run, from visitors whose address is proven."""
        return self.filter(enterprise__ownership__person=person).exclude(status=Talk.Status.WAITING)

    def with_new(self) -> Self:
        """Each with how many messages of the visitor nobody has read, as `new`."""
        unread = models.Q(messages__from_visitor=True, messages__read_at=None)
        return self.annotate(new=models.Count("messages", filter=unread))


class Talk(models.Model):
    """One visitor and one enterprise, from the first message on."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting for the code")
        OPEN = "open", _("Open")
        ENDED = "ended", _("Ended by the visitor")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.WAITING: {Status.OPEN},
        Status.OPEN: {Status.ENDED},
        Status.ENDED: {Status.OPEN},
    }

    enterprise = models.ForeignKey(Enterprise, on_delete=models.CASCADE, related_name="talks")
    name = EncryptedTextField(_("what they like to be called"), blank=True)
    email = EncryptedTextField(_("e-mail"))
    #: A keyed digest of the address: whoever is blocked, or asks for their data, is found by it.
    sender = models.CharField(max_length=64, db_index=True, editable=False)
    language = models.CharField(max_length=10, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.WAITING)
    code_digest = models.CharField(max_length=64, blank=True, editable=False)
    code_made_at = models.DateTimeField(default=timezone.now, editable=False)
    wrong_codes = models.PositiveSmallIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)
    last_at = models.DateTimeField(_("last message"), default=timezone.now, db_index=True)

    objects = TalkQuerySet.as_manager()

    class Meta:
        verbose_name = _("messages with a visitor")
        verbose_name_plural = _("messages with visitors")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(wrong_codes__lte=MOST_WRONG_CODES), name="no_more_wrong_codes_than_allowed"
            ),
            models.CheckConstraint(
                condition=models.Q(status="waiting") | models.Q(code_digest=""), name="code_of_a_talk_works_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Talk {self.pk}"  # never a name or a word: this string reaches logs

    @property
    def called(self) -> str:
        """What the owner sees of the visitor."""
        return self.name or gettext("A visitor")

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN


class MessageQuerySet(models.QuerySet["TalkMessage"]):
    def unread_by(self, person: models.Model) -> Self:
        """What visitors wrote to enterprises this person runs, and nobody has read."""
        return self.filter(talk__in=Talk.objects.read_by(person), from_visitor=True, read_at=None)


class TalkMessage(models.Model):
    """What one side wrote."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="messages")
    from_visitor = models.BooleanField(default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    words = EncryptedTextField(_("your message"))
    written_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(from_visitor=False) | models.Q(by=None), name="visitors_write_without_an_account"
            ),
        ]

    def __str__(self) -> str:
        return f"Message {self.pk}"


class BlockedSender(models.Model):
    """This enterprise gets no more messages from this address, which is known only by its digest."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.CASCADE, related_name="blocked_senders")
    sender = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    blocked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("blocked sender")
        verbose_name_plural = _("blocked senders")
        constraints = [
            models.UniqueConstraint(fields=["enterprise", "sender"], name="a_sender_is_blocked_once_by_an_enterprise")
        ]

    def __str__(self) -> str:
        return f"Blocked sender {self.pk}"
