"""The phone number somebody signs in with. Person.phone is where news goes by call or text: it may be another."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import phones


class SignInPhoneQuerySet(models.QuerySet["SignInPhone"]):
    def confirmed(self) -> "SignInPhoneQuerySet":
        return self.exclude(confirmed_at=None)

    def for_good(self) -> "SignInPhoneQuerySet":
        """What no single worker changes: their person confirmed it, or two workers agreed on it."""
        return self.filter(models.Q(confirmed_at__isnull=False) | models.Q(source=SignInPhone.Source.AGREED))

    def number_of(self, person: Any) -> str:
        """The number they have shown to be theirs, or nothing."""
        found = self.confirmed().filter(person_id=person.pk).values_list("number", flat=True).first()
        return found or ""

    def holder_of(self, number: str) -> "SignInPhone | None":
        """Whose number it is: whoever confirmed it. Else one for whom the next code will be the proof: whom two workers
        agreed on, then whom a worker wrote it down for, then whoever typed it to join. Two of a kind are one too many.
        """
        rows = list(self.filter(number=number).select_related("person"))
        for row in rows:
            if row.confirmed_at:
                return row
        for source in SignInPhone.Source:
            found = [row for row in rows if row.source == source and row.can_be_proved]
            if len(found) == 1:
                return found[0]
        return None

    def for_code(self, number: str) -> "SignInPhone | None":
        """Whose code may go to this number."""
        row = self.holder_of(number)
        return row if row and row.person.is_active else None

    def taken_from(self, person: Any, number: str) -> bool:
        """Whether somebody else has this number for good."""
        return self.for_good().filter(number=number).exclude(person_id=person.pk).exists()


class SignInPhone(models.Model):
    """One for each person. Without confirmed_at nobody is signed in by it yet: the first code typed confirms it."""

    class Source(models.TextChoices):
        """Where a number comes from that nobody has confirmed. The first named goes before the others."""

        AGREED = "agreed", _("Two workers agreed on it")
        NOTED = "noted", _("A support worker wrote it down")
        TYPED = "typed", _("Somebody typed it to join")

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sign_in_phone", verbose_name=_("person")
    )
    number = models.CharField(_("phone number"), max_length=16, db_index=True, help_text=_("As core.phones has it."))
    source = models.CharField(max_length=6, choices=Source, default=Source.NOTED, db_default="noted", editable=False)
    noted_at = models.DateTimeField(default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SignInPhoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("phone number to sign in with")
        verbose_name_plural = _("phone numbers to sign in with")
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=models.Q(confirmed_at__isnull=False),
                name="one_person_per_confirmed_number",
            ),
            models.UniqueConstraint(
                fields=["number", "source"],
                condition=models.Q(confirmed_at__isnull=True, source__in=["agreed", "typed"]),
                name="one_person_per_number_agreed_on_or_typed",
            ),
            models.CheckConstraint(
                condition=models.Q(number__startswith="+"), name="sign_in_numbers_are_dialled_from_anywhere"
            ),
        ]

    def __str__(self) -> str:
        return phones.masked(self.number)  # this string reaches logs

    @property
    def can_be_proved(self) -> bool:
        """Whether a code may go to it though nobody confirmed it. Never for who works here; and for somebody with an
        e-mail address only where two workers agreed.
        """
        person = self.person
        is_meant = self.source == self.Source.AGREED or not person.email
        return is_meant and person.is_active and not person.is_staff
