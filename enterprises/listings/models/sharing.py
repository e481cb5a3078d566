"""Documents that an owner lets somebody outside open, for some days."""

import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.listings.models.documents import Document


class DocumentShareQuerySet(models.QuerySet["DocumentShare"]):
    def live(self) -> Self:
        """Those that open something now: see DocumentShare.state."""
        still_good = Q(document__ends_on=None) | Q(document__ends_on__gte=timezone.localdate())
        counts = Q(document__status__in=Document.SHARED_WHILE, document__enterprise__closing=None)
        return self.filter(still_good, counts, status="open", ends_at__gt=timezone.now()).exclude(document__file="")

    def over_before(self, moment: Any) -> Self:
        """Those nobody could open any more by then. Of what happened to the document meanwhile nobody asks."""
        return self.filter(Q(ended_at__lt=moment) | Q(ends_at__lt=moment))


class DocumentShare(models.Model):
    """One owner's word that one person outside may open one document until a moment.

    It ends when an owner says so, when its time is over, and with the document or the enterprise. The name and the
    address are for the owners; of whoever opens it nothing else is kept.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("Shared")
        ENDED = "ended", _("Ended")

    MOVES: ClassVar[dict[str, set[str]]] = {Status.OPEN: {Status.ENDED}, Status.ENDED: set()}

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="shares", verbose_name=_("document"))
    name = EncryptedTextField(_("with whom"), blank=True)
    email = EncryptedTextField(_("their e-mail"), blank=True)
    #: What the address is known by, since the address itself is sealed.
    receiver = models.CharField(max_length=64, blank=True)
    #: The language of whoever shared it: that of the e-mails.
    language = models.CharField(max_length=10, blank=True)
    made_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("shared by")
    )
    ends_at = models.DateTimeField(_("until"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=5, choices=Status, default=Status.OPEN)
    #: The newest code that was sent and not used; "": none is out.
    code_digest = models.CharField(max_length=64, blank=True)
    code_made_at = models.DateTimeField(null=True, blank=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)

    objects = DocumentShareQuerySet.as_manager()

    class Meta:
        verbose_name = _("shared document")
        verbose_name_plural = _("shared documents")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="open", ended_at=None) | Q(status="ended", ended_at__isnull=False),
                name="shares_that_ended_say_when",
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("made_at")), name="shares_end_after_they_began"),
            models.CheckConstraint(
                condition=Q(code_digest="") | Q(code_made_at__isnull=False),
                name="codes_of_shares_say_when_they_were_made",
            ),
            models.UniqueConstraint(
                fields=["document", "receiver"],
                condition=Q(status="open") & ~Q(receiver=""),
                name="one_open_share_of_a_document_for_an_address",
            ),
        ]

    def __str__(self) -> str:
        return f"DocumentShare {self.pk}"  # never with whom: this string reaches logs

    @property
    def state(self) -> str:
        """ "live"; or why it is not: "ended" by an owner, its time is "over", or the document is "gone"."""
        document = self.document
        if self.status == self.Status.ENDED:
            return "ended"
        if self.ends_at <= timezone.now():
            return "over"
        is_closed = hasattr(document.enterprise, "closing")
        return "live" if document.may_be_shared and not is_closed else "gone"

    @property
    def is_live(self) -> bool:
        return self.state == "live"

    @property
    def last_day(self) -> datetime.date:
        return timezone.localdate(self.ends_at)
