"""People: with or without a way to sign in."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str | None = None, password: str | None = None, **fields: Any) -> "Person":
        """Make a person. Without a password they sign in by a code; without an e-mail, not at all."""
        person = self.model(email=self.normalize_email(email).lower() if email else None, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        return self.create_user(email, password, is_superuser=True, is_staff=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser, PermissionsMixin):
    """Someone we know. They may have no e-mail and never sign in: a support worker then acts and says so."""

    name = models.CharField(_("name"), max_length=120, help_text=_("What we call you."))
    email = models.EmailField(_("e-mail"), null=True, blank=True, unique=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    is_active = models.BooleanField(_("can sign in"), default=True)
    is_staff = models.BooleanField(
        _("works here"), default=False, help_text=_("Editors, support workers and administrators.")
    )
    reading = models.CharField(
        _("how they like to read"),
        max_length=60,
        blank=True,
        default="",
        db_default="",  # an old release may still write people while this one starts
        editable=False,
        help_text=_("A key of core.reading, chosen by themselves."),
    )
    created_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    # Set for somebody made by accounts.entrance until they have typed the code that was sent to their address.
    unproven_since = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_person_per_email"),
            models.CheckConstraint(condition=~models.Q(email=""), name="email_is_null_not_blank"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.email = self.email.strip().lower() if self.email else None

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]


from accounts.models_blocks import Block  # noqa: E402 -- Django looks for models here
from accounts.models_helping import Help, Prepared  # noqa: E402 -- Django looks for models here
from accounts.models_helps import Helps  # noqa: E402 -- Django looks for models here
from accounts.models_messages import Call, PostalLetter, Text  # noqa: E402 -- Django looks for models here
from accounts.models_own_data import DataCopy, Doubt, Erasure, Identity  # noqa: E402 -- the same
from accounts.models_phone import SignInPhone  # noqa: E402 -- the same
from accounts.models_reach import Reach, Way  # noqa: E402 -- the person stays first to read
from accounts.models_recovery import Recovery  # noqa: E402 -- the same

__all__ = [
    "Block",
    "Call",
    "DataCopy",
    "Doubt",
    "Erasure",
    "Help",
    "Helps",
    "Identity",
    "Person",
    "PersonManager",
    "PostalLetter",
    "Prepared",
    "Reach",
    "Recovery",
    "SignInPhone",
    "Text",
    "Way",
]
