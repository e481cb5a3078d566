"""Papers that show what an enterprise holds: insurance, registration, training, references, police checks."""

import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from core.private_files import PrivateFileField
from enterprises.listings.documents.words import said_of
from enterprises.listings.models.enterprise import Enterprise
from enterprises.listings.models.vocabulary import Term


class DocumentQuerySet(models.QuerySet["Document"]):
    def of_areas_of(self, person: Any) -> Self:
        """Those of the areas somebody works in themself: nobody else, editors and administrators included."""
        return self.filter(enterprise__area__areaworker__person=person)

    def waiting(self) -> Self:
        """Sent, and nobody of the team has looked."""
        return self.filter(status=Document.Status.WAITING)

    def seen(self) -> Self:
        """What the team has seen and still goes by; it may have run out meanwhile."""
        return self.filter(status=Document.Status.SEEN)

    def ran_out(self) -> Self:
        """Seen once, run out, and nothing new came: somebody should ring. Not where the enterprise has closed."""
        return self.seen().filter(ends_on__lt=timezone.localdate(), enterprise__closing=None)


class Document(models.Model):
    """One paper of an enterprise, kept privately; or one that a worker saw and did not keep.

    Of a police check nothing is ever kept but what was seen: its level, when, by whom, and when the next is due.
    """

    class Kind(models.TextChoices):
        INSURANCE = "insurance", _("Insurance")
        REGISTRATION = "registration", _("Registration or licence")
        TRAINING = "training", _("Training")
        REFERENCE = "reference", _("Reference")
        POLICE = "police", _("Police check (DBS)")

    class Level(models.TextChoices):
        BASIC = "basic", _("Basic")
        STANDARD = "standard", _("Standard")
        ENHANCED = "enhanced", _("Enhanced")
        BARRED = "barred", _("Enhanced, with the barred lists")

    class Status(models.TextChoices):
        WAITING = "waiting", _("The team has not looked yet")
        SEEN = "seen", _("Seen by the team")
        NOT_USABLE = "not_usable", _("The team could not use it")
        OVER = "over", _("No longer needed")
        REMOVED = "removed", _("Removed")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.WAITING: {Status.SEEN, Status.NOT_USABLE, Status.REMOVED},
        Status.SEEN: {Status.WAITING, Status.OVER, Status.REMOVED},
        Status.NOT_USABLE: {Status.WAITING, Status.REMOVED},
        Status.OVER: {Status.SEEN, Status.REMOVED},
        Status.REMOVED: set(),
    }
    #: Owners may let somebody outside open it.
    SHARED_WHILE: ClassVar[tuple[str, ...]] = (Status.WAITING, Status.SEEN)

    enterprise = models.ForeignKey(
        Enterprise, on_delete=models.CASCADE, related_name="documents", verbose_name=_("listing")
    )
    kind = models.CharField(_("what it is"), max_length=12, choices=Kind)
    level = models.CharField(_("level"), max_length=8, choices=Level, blank=True)
    words = EncryptedTextField(_("in a few words"), blank=True)
    file = PrivateFileField(blank=True)
    mime_type = models.CharField(max_length=40, blank=True)
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("added by")
    )
    ends_on = models.DateField(_("good until"), null=True, blank=True)
    #: What people read on the listing's page, and what they may search for.
    proves = models.ForeignKey(
        Term,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"group": "check"},
        verbose_name=_("what it shows"),
    )
    seen_on = models.DateField(_("seen on"), null=True, blank=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("seen by"),
    )
    answer = EncryptedTextField(_("why it could not be used"), blank=True)
    #: When it was answered with no, replaced, let go or removed: from then on it is kept only for a while.
    ended_at = models.DateTimeField(null=True, blank=True)
    #: The last reminder that went out, as days before the end.
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.WAITING)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="police") | Q(file="", words="", mime_type=""),
                name="no_certificate_of_a_police_check_is_kept",
            ),
            models.CheckConstraint(
                condition=Q(kind="police") & ~Q(level="") | ~Q(kind="police") & Q(level=""),
                name="only_police_checks_have_a_level",
            ),
            models.CheckConstraint(
                condition=~Q(kind="police") | ~Q(ends_on=None), name="police_checks_say_when_the_next_is_due"
            ),
            models.CheckConstraint(
                condition=~Q(status="seen") | Q(seen_on__isnull=False, proves__isnull=False),
                name="what_was_seen_says_when_and_what",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["waiting", "not_usable"]) | ~Q(file=""), name="what_waits_has_a_file"
            ),
            models.UniqueConstraint(fields=["file"], condition=~Q(file=""), name="one_document_per_file"),
        ]
        indexes = [models.Index(fields=["status", "ends_on"], name="documents_that_run_out")]

    def __str__(self) -> str:
        return f"Document {self.pk}"  # never what is in it: this string reaches logs

    @property
    def title(self) -> str:
        """What it is called on its own private pages."""
        if self.kind == self.Kind.POLICE:
            return f"{self.get_kind_display()}: {self.get_level_display()}"
        return capfirst(self.words) if self.words else str(self.get_kind_display())

    @property
    def has_run_out(self) -> bool:
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    @property
    def days_left(self) -> int | None:
        return None if self.ends_on is None else (self.ends_on - timezone.localdate()) // datetime.timedelta(days=1)

    @property
    def said(self) -> str:
        """What people read of it, once it was seen."""
        return said_of(self.kind, self.seen_on, self.ends_on) if self.seen_on else ""

    @property
    def may_be_shared(self) -> bool:
        """There is a file, and it is neither run out nor answered with no, replaced or removed."""
        return bool(self.file) and self.status in self.SHARED_WHILE and not self.has_run_out

    @property
    def is_shown(self) -> bool:
        """Whether people read of it on the listing's page."""
        return self.status == self.Status.SEEN and not self.has_run_out
