"""Other ways to know a listing: recordings to watch or hear, pictures of the way to the door, other languages."""

from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import model_from_serializable_data
from wagtail.models import Orderable

from enterprises.listings import written_languages
from enterprises.listings.models.easy_read import without_what_is_gone
from enterprises.listings.models.enterprise import Enterprise
from enterprises.listings.models.parts import NeedsItsSource

#: Where a video may lie that is not kept here. It is shown as a link, and nothing of theirs is loaded.
VIDEO_HOSTS = {
    "youtube.com": "YouTube",
    "www.youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "vimeo.com": "Vimeo",
    "www.bslzone.co.uk": "BSL Zone",
}


def video_host(address: str) -> str:
    """The name of the site a video lies on, or "" when it is none we know."""
    parts = urlsplit(address)
    known = VIDEO_HOSTS.get(parts.netloc.lower(), "")
    return known if parts.scheme == "https" and parts.path.strip("/") else ""


def on_a_known_host(address: str) -> None:
    if not video_host(address):
        raise ValidationError(
            _("Use the whole https address of a video on one of: %(hosts)s."),
            params={"hosts": ", ".join(dict.fromkeys(VIDEO_HOSTS.values()))},
        )


def recording_path(file: Any, name: str) -> str:
    """Under its random name, which no page ever shows: pages lead through directory.views.recordings."""
    return f"recordings/{name}"


class RecordingFile(models.Model):
    """A video or sound file, cleared of what a telephone adds (core.recordings).

    Nobody gets it by its own name: it is handed out while a public listing shows it, and not a moment longer.
    """

    title = models.CharField(_("name"), max_length=120, help_text=_("For finding it again. Not shown to the public."))
    file = models.FileField(upload_to=recording_path)
    #: What its address has, so that it changes when the file does.
    key = models.CharField(max_length=32, unique=True)
    is_video = models.BooleanField()
    has_sound = models.BooleanField()
    mime_type = models.CharField(max_length=20)
    seconds = models.PositiveIntegerField()
    bytes_count = models.PositiveIntegerField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("sent by")
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("recording file")
        verbose_name_plural = _("recording files")

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        """The last part of its public address: the key, and the ending browsers expect."""
        return f"{self.key}.{str(self.file.name).rpartition('.')[2]}"


class Recording(Orderable):
    """A video or a recording: in sign language, with subtitles, or spoken."""

    class Kind(models.TextChoices):
        BSL = "bsl", _("Video in British Sign Language")
        SUBTITLED = "subtitled", _("Video with subtitles")
        SPOKEN = "spoken", _("Recording to listen to")

    enterprise = ParentalKey(Enterprise, on_delete=models.CASCADE, related_name="recordings")
    kind = models.CharField(_("what it is"), max_length=10, choices=Kind)
    title = models.CharField(_("title"), max_length=120)
    media = models.ForeignKey(
        RecordingFile,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="recordings",
        verbose_name=_("file"),
    )
    link = models.URLField(
        _("or the address of a video on another site"), max_length=500, blank=True, validators=[on_a_known_host]
    )
    captions = models.TextField(
        _("captions"),
        blank=True,
        max_length=200_000,
        help_text=_("The text of a .vtt file. It starts with WEBVTT. A video with sound needs them."),
    )
    transcript = models.TextField(
        _("what is said or signed"),
        max_length=20_000,
        help_text=_("All of it, written out, for people who cannot hear or see it."),
    )
    poster = models.ForeignKey(
        "core.Picture",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("picture to show before it plays"),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("recording")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(media=None) | models.Q(link=""), name="recording_is_a_file_or_a_link"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False) -> Any:
        kept = without_what_is_gone(cls, data, "media", "poster")
        if data.get("media") and not kept["media"]:
            return None  # a recording whose file is gone is none
        return model_from_serializable_data(cls, kept, check_fks=check_fks, strict_fks=strict_fks)


class WalkStep(NeedsItsSource, Orderable):
    """One picture on the way from the bus stop to the door."""

    source_field = "picture"

    enterprise = ParentalKey(Enterprise, on_delete=models.CASCADE, related_name="walk")
    picture = models.ForeignKey("core.Picture", on_delete=models.PROTECT, related_name="+", verbose_name=_("picture"))
    alt = models.CharField(
        _("what the picture shows"), max_length=200, help_text=_("For people who cannot see it. One sentence.")
    )
    words = models.CharField(_("what to do here"), max_length=200, help_text=_("“Turn left at the red door.”"))

    class Meta(Orderable.Meta):
        verbose_name = _("step of the way")
        constraints = [models.CheckConstraint(condition=~models.Q(alt=""), name="walk_step_has_words")]

    def __str__(self) -> str:
        return self.words


#: What of a listing is put into other languages.
TRANSLATED = ("name", "one_line", "description", "does")


def digest_of_english(enterprise: Enterprise) -> str:
    """Changes when the English that translations are made from does."""
    return sha256("\x1f".join(getattr(enterprise, name) for name in TRANSLATED).encode()).hexdigest()[:32]


class ListingText(models.Model):
    """The listing's own words in another language."""

    enterprise = ParentalKey(Enterprise, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=8, choices=written_languages.CHOICES)
    name = models.CharField(
        _("name"), max_length=120, blank=True, help_text=_("Leave it empty when the name stays as it is.")
    )
    one_line = models.CharField(_("in one line"), max_length=200)
    description = models.TextField(_("about it"), max_length=8000, blank=True)
    does = models.TextField(_("what we do"), max_length=2000, blank=True, help_text=_("One thing on each line."))
    translated_by = models.CharField(
        _("put into this language by"),
        max_length=120,
        help_text=_("As they want to be named, or what made it. Shown to everybody."),
    )
    checked_by = models.CharField(
        _("checked by"),
        max_length=120,
        blank=True,
        help_text=_("Somebody who speaks it. Empty: the page says that nobody has checked it."),
    )
    english_digest = models.CharField(max_length=32, blank=True, editable=False)

    class Meta:
        verbose_name = _("text in another language")
        verbose_name_plural = _("texts in other languages")
        constraints = [
            models.UniqueConstraint(fields=["enterprise", "language"], name="one_text_per_listing_and_language")
        ]

    def __str__(self) -> str:
        return str(self.get_language_display())

    @property
    def does_list(self) -> list[str]:
        return [line.strip() for line in self.does.splitlines() if line.strip()]

    def is_out_of_date(self, enterprise: Enterprise) -> bool:
        """The English has changed since this was made."""
        return self.english_digest != digest_of_english(enterprise)
