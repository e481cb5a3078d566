"""How people are put together: what members agreed, version after version."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.mentoring import matching
from enterprises.mentoring.models.programme import Programme


class MatchingPolicy(models.Model):
    """One version of the rules of matching. Once agreed it never changes (the database refuses); a new one follows."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Being talked about")
        AGREED = "agreed", _("Agreed, and used now")
        RETIRED = "retired", _("Used before")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.DRAFT: {Status.AGREED},
        Status.AGREED: {Status.RETIRED},
        Status.RETIRED: set(),
    }

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="policies")
    number = models.PositiveSmallIntegerField(_("version"))
    #: Criterion (matching.scoring.CRITERIA) -> weight.
    weights = models.JSONField(_("what counts, and how much"), default=dict)
    #: Of matching.allowed.RULES, those that members may leave out.
    rules = models.JSONField(_("what keeps people apart"), default=list)
    raise_the_floor = models.BooleanField(_("first of all, nobody is badly off"), default=False)
    far_km = models.PositiveSmallIntegerField(
        _("how far is too far, in kilometres, where nobody said"),
        default=20,
        validators=[MinValueValidator(1), MaxValueValidator(200)],
    )
    words = models.TextField(_("why it is like this"), max_length=2000, blank=True)
    status = models.CharField(_("status"), max_length=7, choices=Status, default=Status.DRAFT)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    agreed_at = models.CharField(_("at which meeting"), max_length=200, blank=True)
    agreed_how_many = models.PositiveSmallIntegerField(_("how many members were there"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("rules of matching")
        verbose_name_plural = _("rules of matching")
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="one_policy_of_a_number"),
            models.UniqueConstraint(fields=["programme"], condition=Q(status="agreed"), name="one_policy_is_used"),
            models.UniqueConstraint(
                fields=["programme"], condition=Q(status="draft"), name="one_policy_is_talked_about"
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | (Q(agreed_on__isnull=False) & ~Q(agreed_at="")),
                name="a_policy_is_agreed_on_a_day_at_a_meeting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.number}"

    def plain(self) -> matching.Policy:
        """As the engine takes it."""
        return matching.Policy(
            weights=self.weights,
            rules=frozenset(self.rules),
            raise_the_floor=self.raise_the_floor,
            far_km=self.far_km,
            version=str(self.number),
        )


class PolicyComment(models.Model):
    """What a member says of a draft. Stands beside it, with their first name, for all members to read."""

    policy = models.ForeignKey(MatchingPolicy, on_delete=models.CASCADE, related_name="comments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField(_("what you think"), max_length=1000)
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("comment on the rules of matching")
        verbose_name_plural = _("comments on the rules of matching")

    def __str__(self) -> str:
        return f"Comment {self.pk}"
