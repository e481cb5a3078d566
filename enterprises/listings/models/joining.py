"""How people come to run a listing here: invited to take one over, or telling us about an enterprise of their own."""

import uuid
from datetime import timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.listings.models.enterprise import Enterprise
from enterprises.listings.models.vocabulary import Area

#: How long a code works, and after how long without an answer somebody is stuck.
WORKS_FOR = timedelta(days=30)
STUCK_AFTER = timedelta(days=3)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def looked_after_by(self, person: Any) -> Self:
        """Those to the listings somebody may work on."""
        return self.filter(enterprise__in=Enterprise.objects.looked_after_by(person))

    def unanswered(self) -> Self:
        """Neither accepted nor taken back; its time may be over."""
        return self.filter(accepted_at=None, revoked_at=None)

    def open(self) -> Self:
        """The code works."""
        return self.unanswered().filter(expires_at__gt=timezone.now())

    def stuck(self) -> Self:
        """Without an answer for days, over without one, or never brought: somebody should ring."""
        before = timezone.now() - STUCK_AFTER
        long_ago = Q(opened_at=None, made_at__lt=before) | Q(opened_at__lt=before)
        return self.unanswered().filter(long_ago | ~Q(failed_at=None))


class Invitation(models.Model):
    """A code that makes whoever types it an owner of one listing, once they have said that it is theirs.

    The code is worked out from `key` with the site's secret (actions.joining.code_of), so that a reminder or a second
    print can say it again; whoever reads the table or a backup learns no code.
    """

    class Way(models.TextChoices):
        EMAIL = "email", _("By e-mail")
        TEXT = "text", _("By text message")
        PAPER = "paper", _("On a printed slip")

    enterprise = models.ForeignKey(
        Enterprise, on_delete=models.CASCADE, related_name="invitations", verbose_name=_("listing")
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    way = models.CharField(_("how it goes to them"), max_length=5, choices=Way)
    for_whom = EncryptedTextField(_("who it is for"), blank=True)
    # An e-mail address or a mobile number. The digest knows the same address again; both are blank for a slip.
    address = EncryptedTextField(blank=True)
    address_digest = models.CharField(max_length=64, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    code_digest = models.CharField(max_length=64)
    expires_at = models.DateTimeField(_("works until"))
    opened_at = models.DateTimeField(_("code typed"), null=True, blank=True)
    failed_at = models.DateTimeField(_("could not be sent"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded to open it"), null=True, blank=True)
    reminded_again_at = models.DateTimeField(_("reminded to accept it"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("accepted by"),
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(fields=["code_digest"], name="one_invitation_per_code"),
            models.UniqueConstraint(
                fields=["enterprise", "address_digest"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="one_open_invitation_per_listing_and_address",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(revoked_at=None), name="invitation_is_accepted_or_taken_back"
            ),
            models.CheckConstraint(
                condition=Q(way="paper", address_digest="") | (~Q(way="paper") & ~Q(address_digest="")),
                name="only_slips_have_no_address",
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation {self.pk}"  # never the code or the address: this string reaches logs

    @property
    def is_over(self) -> bool:
        return self.expires_at <= timezone.now()

    @property
    def is_open(self) -> bool:
        return self.accepted_at is None and self.revoked_at is None and not self.is_over


class NewcomerQuerySet(models.QuerySet["Newcomer"]):
    def looked_after_by(self, person: Any) -> Self:
        """Those of somebody's areas; editors also have those of no area."""
        if person.has_perm("listings.every_area"):
            return self.all()
        return self.filter(area__areaworker__person=person)


class Newcomer(models.Model):
    """Somebody told us about their enterprise: what they said, and what the team still has to do. Never public."""

    class Status(models.TextChoices):
        OPEN = "open", _("Waiting")
        HANDLED = "handled", _("Dealt with")

    MOVES: ClassVar[dict[str, set[str]]] = {Status.OPEN: {Status.HANDLED}, Status.HANDLED: {Status.OPEN}}

    class Help(models.TextChoices):
        WORDS = "words", _("Writing the words")
        PHOTOS = "photos", _("Taking photos")
        PRICES = "prices", _("Working out prices")
        CHECKS = "checks", _("Insurance and checks")
        ONLINE = "online", _("Using this site")
        TALK = "talk", _("Talking it over with somebody")

    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.SET_NULL, related_name="newcomers", verbose_name=_("area")
    )
    enterprise_name = models.CharField(_("name of the enterprise"), max_length=120)
    one_line = models.CharField(_("in one line"), max_length=160)
    postcode = EncryptedTextField(_("postcode"))
    wants = models.JSONField(_("help they would like"), default=list, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("person"),
    )
    # As they said it: for somebody without an account it is all we have.
    person_name = EncryptedTextField(_("name"), blank=True)
    email = EncryptedTextField(_("e-mail"), blank=True)
    phone = EncryptedTextField(_("phone"), blank=True)
    enterprise = models.ForeignKey(
        Enterprise, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("listing")
    )
    maybe_is = models.ForeignKey(
        Enterprise,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("they say it is this listing"),
    )
    status = models.CharField(_("status"), max_length=7, choices=Status, default=Status.OPEN)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("dealt with by"),
    )
    handled_at = models.DateTimeField(_("dealt with"), null=True, blank=True)

    objects = NewcomerQuerySet.as_manager()

    class Meta:
        verbose_name = _("newcomer")
        verbose_name_plural = _("newcomers")
        constraints = [
            models.CheckConstraint(
                condition=~Q(person=None) | ~Q(phone="") | ~Q(email=""), name="newcomers_can_be_reached"
            )
        ]

    def __str__(self) -> str:
        return f"Newcomer {self.pk}"  # never who or where: this string reaches logs
