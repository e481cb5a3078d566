"""The printed directory of an area, kept until it is printed or no longer true. Only directory.booklet writes it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.listings.models import Area


class Booklet(models.Model):
    """The one booklet of an area in one size and language: asked for, in the making, ready, or taken away again."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting to be made")
        MAKING = "making", _("Being made")
        READY = "ready", _("Ready")
        EMPTY = "empty", _("There was nothing to print")
        TAKEN_AWAY = "taken_away", _("Taken away: make it again")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.WAITING: {Status.MAKING},
        Status.MAKING: {Status.READY, Status.EMPTY, Status.WAITING},
        Status.READY: {Status.WAITING, Status.TAKEN_AWAY},
        Status.EMPTY: {Status.WAITING},
        Status.TAKEN_AWAY: {Status.WAITING},
    }

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    is_large = models.BooleanField(_("large print"), default=False)
    # An old release may still ask for one while this one starts: it knows English alone.
    language = models.CharField(_("language"), max_length=10, default="en-gb", db_default="en-gb")
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    done = models.PositiveIntegerField(default=0, help_text="Listings set so far.")
    of = models.PositiveIntegerField(default=0, help_text="Listings there are.")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("printed directory")
        constraints = [
            models.UniqueConstraint(
                fields=["area", "is_large", "language"], name="one_booklet_per_area_size_and_language"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_status_display())

    @property
    def is_in_the_making(self) -> bool:
        return self.status in (self.Status.WAITING, self.Status.MAKING)


class BookletPages(models.Model):
    """The PDF of a booklet that is ready. In the database and not in a file: it must go in the same transaction
    that hides a listing in it.
    """

    booklet = models.OneToOneField(Booklet, on_delete=models.CASCADE, primary_key=True, related_name="pages")
    pdf = models.BinaryField()
    listing_ids = models.JSONField(help_text="Who is in it.")

    def __str__(self) -> str:
        return f"Pages {self.pk}"
