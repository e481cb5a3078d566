"""The Easy Read copy of a listing: short sentences, each with a picture, checked by somebody it is written for."""

import re
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, model_from_serializable_data
from wagtail.models import DraftStateMixin, Orderable, PreviewableMixin, RevisionMixin

from enterprises.listings import written_languages
from enterprises.listings.models.enterprise import Enterprise

MOST_WORDS = 15


def words_in(sentence: str) -> int:
    """How many words somebody has to read. A phone number, spaces and all, is one."""
    return len(re.findall(r"\w[^\s]*", re.sub(r"\d[\d ]*\d", "0", sentence)))


def few_words(sentence: str) -> None:
    """One idea is at most fifteen words."""
    count = words_in(sentence)
    if count > MOST_WORDS:
        raise ValidationError(
            ngettext(
                "This sentence has %(count)d word. Use %(most)d or fewer.",
                "This sentence has %(count)d words. Use %(most)d or fewer: make two sentences of it.",
                count,
            ),
            params={"count": count, "most": MOST_WORDS},
            code="many_words",
        )


class EasyReadQuerySet(models.QuerySet["EasyRead"]):
    def shown(self) -> Self:
        """Those anybody may read: checked once, by somebody named. Some are out of date, and say so."""
        return self.filter(live=True).exclude(status=EasyRead.Status.DRAFT)


class EasyRead(PreviewableMixin, DraftStateMixin, RevisionMixin, ClusterableModel):
    """The Easy Read copy of one listing in one language.

    The live row is what the public reads, drafts are Wagtail revisions. It is published when somebody it is written
    for has checked it, and remembers the facts of that day: when they change, it says so until it is checked again.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft: nobody has checked it yet")
        CURRENT = "current", _("Checked and right")
        OUT_OF_DATE = "out_of_date", _("Out of date")

    MOVES: ClassVar[dict[str, set[str]]] = {
        Status.DRAFT: {Status.CURRENT},
        Status.CURRENT: {Status.OUT_OF_DATE, Status.DRAFT},
        Status.OUT_OF_DATE: {Status.CURRENT, Status.DRAFT},
    }
    #: Facts of today rather than of a draft, as on Enterprise.
    LIVE_FIELDS: ClassVar[tuple[str, ...]] = (
        *("enterprise", "language", "status", "facts", "out_of_date_since", "why", "asked_at"),
    )

    enterprise = models.ForeignKey(
        Enterprise, on_delete=models.CASCADE, related_name="easy_reads", verbose_name=_("listing")
    )
    language = models.CharField(
        _("language"),
        max_length=8,
        choices=written_languages.WITH_ENGLISH,
        default=written_languages.ENGLISH,
        editable=False,
    )
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.DRAFT, editable=False)
    checked_by = models.CharField(
        _("checked by"),
        max_length=120,
        help_text=_(
            "Somebody it is written for, named as they want to be: “Ruby, who has a learning disability”, “the Tuesday "
            "reading group”. Shown to everybody."
        ),
    )
    checked_on = models.DateField(_("checked on"), null=True)
    facts = models.JSONField(default=dict, editable=False, help_text=_("Part of the listing: digest, when checked."))
    out_of_date_since = models.DateField(_("out of date since"), null=True, editable=False)
    why = models.JSONField(default=list, editable=False, help_text=_("The parts that changed."))
    asked_at = models.DateTimeField(
        _("sent to be checked"), null=True, editable=False, help_text=_("By those who run it; until it is shown.")
    )

    objects = EasyReadQuerySet.as_manager()

    #: Who is taking it down just now: Wagtail's signal does not say.
    acting_person: Any = None

    class Meta:
        verbose_name = _("Easy Read")
        verbose_name_plural = _("Easy Read")
        constraints = [
            models.UniqueConstraint(fields=["enterprise", "language"], name="one_easy_read_per_listing_and_language"),
            models.CheckConstraint(
                condition=~models.Q(status="out_of_date") | models.Q(out_of_date_since__isnull=False),
                name="easy_read_out_of_date_says_since_when",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Easy Read of %(name)s")) % {"name": self.enterprise.name}

    def get_absolute_url(self) -> str:
        address = reverse("directory:easy_read", args=[self.enterprise.slug])
        return address if self.language == written_languages.ENGLISH else f"{address}?lang={self.language}"

    @property
    def is_shown(self) -> bool:
        """Whether anybody may read it, where the listing is public: the same as EasyReadQuerySet.shown."""
        return bool(self.live) and self.status != self.Status.DRAFT

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """A draft as an object, with the facts of today kept from the live row."""
        draft = super().with_content_json({**content, "enterprise": self.enterprise_id})
        for name in self.LIVE_FIELDS:
            attname = self._meta.get_field(name).attname
            setattr(draft, attname, getattr(self, attname))
        return draft

    @transaction.atomic
    def publish(self, revision: Any, user: Any = None, **kwargs: Any) -> Any:
        self.refresh_from_db(from_queryset=type(self).objects.select_for_update())
        revision.content_object = self
        revision.published_by = user  # the signal carries the revision, whose own user only wrote it
        return super().publish(revision, user=user, **kwargs)

    @transaction.atomic
    def unpublish(self, set_expired: bool = False, commit: bool = True, user: Any = None, **kwargs: Any) -> Any:
        self.acting_person = user
        return super().unpublish(set_expired=set_expired, commit=commit, user=user, **kwargs)

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "directory/easy_read_preview.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        return {"request": request, "easy_read": self, "is_preview": True}


class EasyReadRow(Orderable):
    """One sentence and its picture."""

    easy_read = ParentalKey(EasyRead, on_delete=models.CASCADE, related_name="rows")
    sentence = models.CharField(
        _("sentence"),
        max_length=200,
        validators=[few_words],
        help_text=_("One idea, in 15 words or fewer."),
    )
    symbol = models.ForeignKey(
        "listings.Symbol", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("symbol")
    )
    photograph = models.ForeignKey(
        "core.Picture",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("or a photograph"),
    )
    alt = models.CharField(
        _("what the picture shows"),
        max_length=200,
        blank=True,
        help_text=_("For people who cannot see it. Leave it empty for a symbol: its name is read then."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("sentence")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(symbol=None) | models.Q(photograph=None), name="one_picture_beside_a_sentence"
            ),
            models.CheckConstraint(
                condition=models.Q(photograph=None) | ~models.Q(alt=""), name="photograph_of_a_sentence_has_words"
            ),
        ]

    def __str__(self) -> str:
        return self.sentence

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False) -> Any:
        """A draft whose picture has since been deleted keeps its sentence."""
        return model_from_serializable_data(
            cls, without_what_is_gone(cls, data, "symbol", "photograph"), check_fks=check_fks, strict_fks=strict_fks
        )


def without_what_is_gone(model: type[models.Model], data: dict[str, Any], *names: str) -> dict[str, Any]:
    """What a draft points to may have been deleted since: it then points to nothing."""
    kept = dict(data)
    for name in names:
        target: Any = model._meta.get_field(name).related_model
        if kept.get(name) and not target._default_manager.filter(pk=kept[name]).exists():
            kept[name] = None
    return kept
