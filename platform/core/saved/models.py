"""What a code opens."""

from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField

#: The kind of a code that holds only the address of a page.
PAGE = "page"
#: After so many wrong words a code opens at the desk alone.
MOST_WRONG_TRIES = 10


class SavedFormQuerySet(models.QuerySet["SavedForm"]):
    def still_good(self) -> Self:
        """Not over yet."""
        return self.filter(expires_at__gt=timezone.now())


class SavedForm(models.Model):
    """A page, or a form somebody has half filled in, that a code opens. Sending or forgetting it deletes the row."""

    code_digest = models.CharField(max_length=64)
    kind = models.CharField(max_length=40)
    # Both encrypted: a search holds a postcode, a form whatever somebody typed.
    address = EncryptedTextField()
    content = EncryptedTextField(blank=True)
    # A password hash of the word its owner chose. Blank: only the desk opens it.
    secret_word = models.CharField(max_length=128, blank=True)
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    expires_at = models.DateTimeField(db_index=True)

    objects = SavedFormQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved form")
        verbose_name_plural = _("saved forms")
        constraints = [
            models.UniqueConstraint(fields=["code_digest"], name="one_saved_form_per_code"),
            models.CheckConstraint(
                condition=~models.Q(kind=PAGE) | models.Q(content="", secret_word=""),
                name="code_of_a_page_keeps_nothing_typed",
            ),
            models.CheckConstraint(
                condition=models.Q(wrong_tries__lte=MOST_WRONG_TRIES), name="no_more_wrong_tries_than_allowed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"  # never the code or the words: this string reaches logs

    @property
    def is_page(self) -> bool:
        return self.kind == PAGE
