"""Who reads worries, the worries, and what is written down about them."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.listings.models import Area, Enterprise

#: A lead and some deputies; more would not know whose it is.
MOST_CONTACTS = 6


def _person(related_name: str = "+", **more: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name=related_name, **more
    )


class ContactQuerySet(models.QuerySet["Contact"]):
    def standing(self) -> Self:
        """Those who are it now, the lead of an area first."""
        return self.filter(ended_at=None, person__is_active=True).order_by("place", "pk")


class Contact(models.Model):
    """This person reads the worries of this area. A right of its own: no other right brings it, not even that of
    administrators, and nobody gives it to themself.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    #: 1 is the lead; the others are asked in this order.
    place = models.PositiveSmallIntegerField(
        _("place"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_CONTACTS)]
    )
    since = models.DateTimeField(default=timezone.now, editable=False)
    appointed_by = _person()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = _person()

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact for worries")
        verbose_name_plural = _("contacts for worries")
        constraints = [
            models.UniqueConstraint(
                fields=["area", "person"], condition=Q(ended_at=None), name="a_contact_once_for_an_area"
            ),
            models.UniqueConstraint(
                fields=["area", "place"], condition=Q(ended_at=None), name="one_contact_at_each_place"
            ),
            models.CheckConstraint(
                condition=Q(appointed_by=None) | ~Q(appointed_by=F("person")), name="nobody_makes_themself_a_contact"
            ),
            models.CheckConstraint(condition=Q(place__range=(1, MOST_CONTACTS)), name="a_contact_has_a_place"),
        ]

    def __str__(self) -> str:
        return f"Contact {self.pk}"


class ConcernQuerySet(models.QuerySet["Concern"]):
    def open(self) -> Self:
        return self.exclude(status=Concern.Status.CLOSED)

    def waiting(self) -> Self:
        """Nobody has said yet that they have it."""
        return self.filter(status=Concern.Status.RAISED)

    def for_contact(self, person: Any) -> Self:
        """Those somebody may read (rules.may_read says the policy), the most pressing first."""
        if not getattr(person, "is_active", False):
            return self.none()
        areas = Contact.objects.standing().filter(person=person).order_by().values("area")
        theirs = self.filter(Q(area__in=areas) | Q(turn=person)).exclude(about_person=person).exclude(not_for=person)
        return theirs.exclude(about_enterprise__ownership__person=person).order_by(
            models.Case(models.When(status=Concern.Status.RAISED, then=0), default=1),
            models.Case(models.When(harm_now=Concern.Harm.NO, then=1), default=0),
            "raised_at",
        )


class Concern(models.Model):
    """A worry about somebody, as it was told. Its words stand in Note, where nothing is ever changed."""

    class Harm(models.TextChoices):
        YES = "yes", _("Yes")
        NOT_SURE = "unsure", _("I am not sure")
        NO = "no", _("No")

    class Knows(models.TextChoices):
        ME = "me", _("It is about me")
        YES = "yes", _("Yes, and they agree")
        NO = "no", _("No, or they do not want it")
        NOT_ASKED = "asked", _("I have not asked them")
        NOT_SURE = "unsure", _("They may not be able to say")

    class Status(models.TextChoices):
        RAISED = "raised", _("Nobody has it yet")
        ACKNOWLEDGED = "taken", _("Somebody has it")
        DECIDING = "deciding", _("Being decided")
        REFERRED = "referred", _("Passed to the council or the police")
        WATCHING = "watching", _("We keep an eye on it")
        NO_FURTHER_ACTION = "nothing", _("Nothing more to do")
        NOT_SAFEGUARDING = "other", _("It is something else")
        CLOSED = "closed", _("Closed")

    DECISIONS: ClassVar[tuple[str, ...]] = (
        Status.REFERRED,
        Status.WATCHING,
        Status.NO_FURTHER_ACTION,
        Status.NOT_SAFEGUARDING,
    )
    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.RAISED: {Status.ACKNOWLEDGED},
        Status.ACKNOWLEDGED: {Status.DECIDING},
        Status.DECIDING: {Status.REFERRED, Status.WATCHING, Status.NO_FURTHER_ACTION, Status.NOT_SAFEGUARDING},
        Status.REFERRED: {Status.DECIDING, Status.CLOSED},
        Status.WATCHING: {Status.DECIDING, Status.CLOSED},
        Status.NO_FURTHER_ACTION: {Status.DECIDING, Status.CLOSED},
        Status.NOT_SAFEGUARDING: {Status.DECIDING, Status.CLOSED},
        Status.CLOSED: {Status.DECIDING},
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    about_enterprise = models.ForeignKey(Enterprise, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    about_person = _person()
    #: People who must not read it, as whoever told it said, or because it is about them.
    not_for = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    harm_now = models.CharField(_("is somebody in danger now?"), max_length=6, choices=Harm)
    knows = models.CharField(_("does the person know?"), max_length=6, choices=Knows, default=Knows.NOT_ASKED)
    #: Why it was passed on although the person did not agree.
    share_reason = EncryptedTextField(_("why it is shared without their yes"), max_length=2000, blank=True)
    raised_by = _person()
    #: Who told it, when they like to say, and how it is safe to reach them.
    name = EncryptedTextField(_("name"), max_length=120, blank=True)
    reach = EncryptedTextField(_("how it is safe to reach them"), max_length=300, blank=True)
    #: A worker who wrote down what somebody told them.
    recorded_by = _person()
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.RAISED)
    #: Whose turn it is, and since when they have been told.
    turn = _person()
    told_at = models.DateTimeField(null=True, blank=True)
    raised_at = models.DateTimeField(default=timezone.now, editable=False)
    taken_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        verbose_name = _("worry")
        verbose_name_plural = _("worries")
        indexes = [models.Index(fields=["told_at"], name="worries_nobody_has", condition=Q(status="raised"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="raised", taken_at=None) | (~Q(status="raised") & Q(taken_at__isnull=False)),
                name="a_worry_somebody_has_says_since_when",
            ),
            models.CheckConstraint(
                condition=Q(status="closed", closed_at__isnull=False) | (~Q(status="closed") & Q(closed_at=None)),
                name="a_closed_worry_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(status="referred") | Q(knows__in=["me", "yes"]) | ~Q(share_reason=""),
                name="shared_with_a_yes_or_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Concern {self.pk}"  # never about whom: this string reaches logs

    @property
    def is_urgent(self) -> bool:
        """Whoever is not sure is answered as whoever says yes."""
        return self.harm_now != self.Harm.NO

    @property
    def is_decided(self) -> bool:
        """It is said what is done, and it can be closed."""
        return self.status in self.DECISIONS

    @property
    def is_closed(self) -> bool:
        return self.status == self.Status.CLOSED


class Note(models.Model):
    """Words about a worry: those it was told in, and all that was written since. The database refuses to change one;
    what was wrong is put right by another.
    """

    class Kind(models.TextChoices):
        SAID = "said", _("What was told")
        ABOUT = "about", _("Who it is about")
        WISHES = "wishes", _("What the person wants")
        NOTE = "note", _("Note")
        CORRECTION = "correct", _("Correction")
        DECISION = "decision", _("What was decided, and why")

    #: What came with the worry; the rest was written since.
    TOLD: ClassVar[tuple[str, ...]] = (Kind.SAID, Kind.ABOUT, Kind.WISHES)

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(_("what it is"), max_length=8, choices=Kind)
    words = EncryptedTextField(_("words"), max_length=6000)
    #: Nobody: whoever told the worry. People are never deleted, only emptied.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    corrects = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="corrected_by")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("note about a worry")
        verbose_name_plural = _("notes about worries")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="correct", corrects__isnull=False) | (~Q(kind="correct") & Q(corrects=None)),
                name="a_correction_says_of_what",
            )
        ]

    def __str__(self) -> str:
        return f"Note {self.pk}"
