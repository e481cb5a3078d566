"""What visitors tell the support worker: a correction, a problem, something they looked for and did not
find.
"""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from enterprises.listings.models.enterprise import Enterprise
from enterprises.listings.models.vocabulary import Area


class _AboutAListing(models.Model):
    """What a visitor said about one `enterprise`, for its area's team only, and who dealt with it. Never public."""

    enterprise: Any
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("dealt with by"),
    )
    handled_at = models.DateTimeField(_("dealt with"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def area(self) -> Area:
        area: Area = self.enterprise.area
        return area


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def for_owners(self) -> Self:
        """Those that the people who run the enterprise may read: whoever wrote them was told so."""
        return self.filter(owners_may_read=True)

    def open(self) -> Self:
        return self.filter(status=Correction.Status.OPEN)


class Correction(_AboutAListing):
    """“This is not right”: a visitor's suggestion about one part of a listing. Never public."""

    class Status(models.TextChoices):
        OPEN = "open", _("Waiting")
        ACCEPTED = "accepted", _("Accepted")
        DISMISSED = "dismissed", _("Not used")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.OPEN: {Status.ACCEPTED, Status.DISMISSED},
        Status.ACCEPTED: {Status.OPEN},
        Status.DISMISSED: {Status.OPEN},
    }

    class About(models.TextChoices):
        CONTACT = "contact", _("Phone, e-mail or website")
        WHEN = "when", _("Days and times")
        PRICE = "price", _("Prices or ways to pay")
        WHERE = "where", _("Where it is or where they come")
        WHAT = "what", _("What they do")
        CLOSED = "closed", _("It has closed")
        OTHER = "other", _("Something else")

    enterprise = models.ForeignKey(Enterprise, on_delete=models.CASCADE, related_name="corrections")
    about = models.CharField(_("what is not right?"), max_length=10, choices=About)
    #: The line it is about (lines.LINES) and its new words; "" where the words below say all.
    line = models.CharField(_("the line"), max_length=20, blank=True, default="")
    value = models.TextField(_("what the line should say"), max_length=8000, blank=True, default="")
    words = models.TextField(_("what should it say?"), max_length=1000, blank=True)
    contact = models.CharField(_("how we can ask you about it"), max_length=120, blank=True)
    #: Who wrote before the owners were asked too was promised that only the team reads it.
    owners_may_read = models.BooleanField(default=False, editable=False)
    #: What accepting it changed, as it was before: field -> value.
    was = models.JSONField(default=dict, blank=True, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OPEN)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggested correction")
        verbose_name_plural = _("suggested corrections")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(words="") | ~models.Q(line=""), name="correction_says_what_it_should_say"
            ),
            models.CheckConstraint(condition=~models.Q(line="") | models.Q(value=""), name="new_words_are_of_a_line"),
        ]

    def __str__(self) -> str:
        return f"{self.enterprise} ({self.get_about_display()})"


class ProblemReport(_AboutAListing):
    """“Something is wrong here”: a visitor's report about a listing, for the support worker only."""

    class Status(models.TextChoices):
        OPEN = "open", _("Waiting")
        HANDLED = "handled", _("Dealt with")

    MOVES: ClassVar[dict[str, set[str]]] = {Status.OPEN: {Status.HANDLED}, Status.HANDLED: {Status.OPEN}}

    class Kind(models.TextChoices):
        WRONG = "wrong", _("It is not true")
        UNFAIR = "unfair", _("I was treated badly")
        MONEY = "money", _("A problem with money")
        PICTURE = "picture", _("A picture or words should not be there")
        SCAM = "scam", _("I think it is a trick")
        MESSAGE = "message", _("A message through the site")
        OTHER = "other", _("Something else")

    enterprise = models.ForeignKey(Enterprise, on_delete=models.CASCADE, related_name="problems")
    kind = models.CharField(_("what is the problem?"), max_length=10, choices=Kind)
    words = models.TextField(_("what happened?"), max_length=2000)
    contact = models.CharField(_("how we can reach you"), max_length=120, blank=True)
    #: The messages one side reported, and whether it was those who run the enterprise.
    talk = models.ForeignKey(
        "listings.Talk", null=True, blank=True, on_delete=models.SET_NULL, related_name="problems", editable=False
    )
    from_owners = models.BooleanField(default=False, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OPEN)

    class Meta:
        verbose_name = _("problem report")
        verbose_name_plural = _("problem reports")

    def __str__(self) -> str:
        return f"{self.enterprise} ({self.get_kind_display()})"


class UnmetNeed(models.Model):
    """Something a visitor looked for and did not find, for the area's support worker. May be about health."""

    class Status(models.TextChoices):
        OPEN = "open", _("Still looking")
        TOLD = "told", _("Told about something")
        CLOSED = "closed", _("Closed")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.OPEN: {Status.TOLD, Status.CLOSED},
        Status.TOLD: {Status.CLOSED, Status.OPEN},
        Status.CLOSED: set(),
    }

    area = models.ForeignKey(
        Area,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="unmet_needs",
        verbose_name=_("area"),
    )
    words = models.TextField(_("what are you looking for?"), max_length=600)
    near = models.CharField(
        _("near"), max_length=60, blank=True, help_text=_("A district or town, never a full postcode.")
    )
    query = models.CharField(max_length=1000, blank=True, editable=False, help_text=_("The search, as an address."))
    email = models.EmailField(_("your e-mail"), blank=True)
    told_about = models.ForeignKey(
        Enterprise, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OPEN)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)
    handled_at = models.DateTimeField(_("told or closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("unmet need")
        verbose_name_plural = _("unmet needs")

    def __str__(self) -> str:
        return f"Need {self.pk}"  # never the words, which may be about health: this string reaches logs
