"""What every app stands on: the log of what happened, pictures, letters, and what keeps it running."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image, get_upload_to

from core.fields import EncryptedTextField
from core.models_site import SiteSettings
from core.picture_fields import PictureField
from core.saved.models import SavedForm as SavedForm  # Django looks for models here

__all__ = [
    "Bucket",
    "Event",
    "Letter",
    "PeriodRun",
    "Picture",
    "PictureRendition",
    "SiteSettings",
    "Upkeep",
    "WorkerBeat",
]


class Event(models.Model):
    """One thing that happened: ids and a tag, never names or typed words, so erasing a person leaves it true.

    The database refuses to change or delete a row (core.append_only). Written only by core.events.record.
    """

    tag = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [models.Index(fields=["subject_type", "subject_id", "at"], name="event_by_subject")]

    def __str__(self) -> str:
        return f"{self.tag} {self.subject_type}:{self.subject_id}"


class Picture(AbstractImage):
    """A photograph or drawing, written again when it arrives: what a camera adds (place, time) is gone."""

    file = PictureField(verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height")

    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")


class PictureRendition(AbstractRendition):
    """One size of a picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class Bucket(models.Model):
    """A token bucket: how many more times one caller may use one form (core.throttle)."""

    key = models.CharField(max_length=64, primary_key=True)
    tokens = models.FloatField()
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key


class Letter(models.Model):
    """An e-mail waiting to be sent, written in the transaction it tells about. Gone once sent (core.mail)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # One of the two: a person's letter goes to the address they have when it is sent, and is erased with
    # them.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    address = EncryptedTextField(blank=True)
    subject = EncryptedTextField()
    words = EncryptedTextField()
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return str(self.pk)


class WorkerBeat(models.Model):
    """A worker process says so here while it is alive. Silent for too long, its job is given to another."""

    worker_id = models.CharField(max_length=64, primary_key=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.worker_id


class PeriodRun(models.Model):
    """A periodic job was started for one period. The constraint keeps two workers from both starting it."""

    name = models.CharField(max_length=80)
    period_start = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["name", "period_start"], name="one_run_per_period")]

    def __str__(self) -> str:
        return f"{self.name} {self.period_start:%Y-%m-%d %H:%M}"


class Upkeep(models.Model):
    """When one of the keeper's duties was last done well: a backup, a check that it can be restored."""

    name = models.CharField(max_length=40, primary_key=True)
    done_at = models.DateTimeField()
    # Written just before the database is copied, and into the copy's manifest: proves which moment came back.
    token = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.name
