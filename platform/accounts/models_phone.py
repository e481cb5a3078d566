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

    def number_of(self, person: Any) -> str:
        """The number they have shown to be theirs, or nothing."""
        found = self.confirmed().filter(person_id=person.pk).values_list("number", flat=True).first()
        return found or ""

    def for_code(self, number: str) -> "SignInPhone | None":
        """Whose code may go to this number: whoever confirmed it; else the one person without an e-mail address a
        support worker wrote it down for, for whom that code will be the proof. Two of those are one too many.
        """
        rows = list(self.filter(number=number, person__is_active=True).select_related("person")[:3])
        sure = [row for row in rows if row.confirmed_at]
        unsure = [row for row in rows if not row.person.email and not row.person.is_staff]
        found = sure or unsure
        return found[0] if len(found) == 1 else None


class SignInPhone(models.Model):
    """One for each person. Without confirmed_at it is only what a support worker wrote down."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sign_in_phone", verbose_name=_("person")
    )
    number = models.CharField(_("phone number"), max_length=16, db_index=True, help_text=_("As core.phones has it."))
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
            models.CheckConstraint(
                condition=models.Q(number__startswith="+"), name="sign_in_numbers_are_dialled_from_anywhere"
            ),
        ]

    def __str__(self) -> str:
        return phones.masked(self.number)  # this string reaches logs
