"""Recordings kept on this site: a video with captions, or sound, always with its words written out."""

import secrets
from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from core import captions, recordings


class RecordingFile(FieldFile):
    """Whatever route a recording came by, only a clean one is stored."""

    def save(self, name: str, content: Any, save: bool = True) -> None:
        if not isinstance(content, recordings.CleanUpload):
            content = recordings.clean_recording(content).as_upload()
        super().save(str(content.name), content, save)


class RecordingField(models.FileField):
    attr_class = RecordingFile


class CaptionsFile(FieldFile):
    """As plain text under a random name."""

    def save(self, name: str, content: Any, save: bool = True) -> None:
        clean = ContentFile(captions.read_captions(content).encode())
        super().save(f"{secrets.token_hex(12)}.vtt", clean, save)


class CaptionsField(models.FileField):
    attr_class = CaptionsFile


class Recording(index.Indexed, models.Model):
    """A video or sound file with what people need who cannot hear or see it."""

    class Kind(models.TextChoices):
        VIDEO = "video", _("Video")
        SOUND = "sound", _("Sound")

    #: By what the file's name ends in; WebM may be either.
    MIME_TYPES = {"mp4": "video/mp4", "m4a": "audio/mp4", "mp3": "audio/mpeg"}

    title = models.CharField(_("what it is"), max_length=120, help_text=_("“Carrie-Ann shows how a card is made”"))
    kind = models.CharField(max_length=5, choices=Kind, editable=False, default=Kind.VIDEO)
    file = RecordingField(
        _("file"),
        upload_to="recordings/",
        help_text=_("An MP4 or WebM video of up to 50 MB, or MP3 or M4A sound of up to 20 MB."),
    )
    captions = CaptionsField(
        _("captions"),
        upload_to="recordings/",
        blank=True,
        help_text=_("A WebVTT file (.vtt). A video must have one, for people who cannot hear it."),
    )
    transcript = models.TextField(
        _("its words, written out"),
        max_length=40_000,
        help_text=_("All that is said. For a video also what is shown, for people who cannot see it."),
    )
    length = models.CharField(_("how long it lasts"), max_length=40, blank=True, help_text=_("“4 minutes”"))
    poster = models.ForeignKey(
        "core.Picture",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture before it plays"),
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    search_fields = [index.AutocompleteField("title"), index.SearchField("title"), index.SearchField("transcript")]

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        constraints = [
            models.CheckConstraint(condition=~models.Q(transcript=""), name="recording_has_its_words"),
            models.CheckConstraint(
                condition=models.Q(kind="sound") | ~models.Q(captions=""), name="video_has_captions"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_video(self) -> bool:
        return self.kind == self.Kind.VIDEO

    @property
    def mime_type(self) -> str:
        ending = str(self.file.name).rpartition(".")[2]
        return self.MIME_TYPES.get(ending) or ("video/webm" if self.is_video else "audio/webm")

    @property
    def poster_url(self) -> str:
        return self.poster.get_rendition("fill-1280x720|format-webp").url if self.poster else ""
