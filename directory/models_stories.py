"""Stories people tell about their own life and work, and the yes each of them stands on."""

from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from directory.blocks import BodyBlock
from directory.models_public import PicturedPage, PublicPage


class StoryConsent(index.Indexed, models.Model):
    """One person said yes to being in stories here. Stories stand on it: when it goes, they go (directory.consent)."""

    class How(models.TextChoices):
        WRITING = "writing", _("In writing")
        VOICE = "voice", _("By voice, and somebody wrote it down")
        SIGNED = "signed", _("In sign language or another way, and somebody wrote it down")

    given_by = models.CharField(
        _("who said yes"),
        max_length=120,
        help_text=_("The person's own name. If somebody decides for them, say who, and how they are allowed to."),
    )
    how = models.CharField(_("how they said it"), max_length=10, choices=How)
    kept_where = models.CharField(
        _("where it is kept"), max_length=200, blank=True, help_text=_("“The signed form is in the blue folder.”")
    )
    given_on = models.DateField(_("on which day"))
    ends_on = models.DateField(
        _("until"), help_text=_("The last day their story is shown. Agree on one with them: two years is usual.")
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    search_fields = [index.AutocompleteField("given_by"), index.SearchField("given_by")]

    class Meta:
        verbose_name = _("permission for a story")
        verbose_name_plural = _("permissions for stories")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("given_on")), name="consent_ends_after_it_was_given"
            )
        ]

    def __str__(self) -> str:
        return self.given_by

    def clean(self) -> None:
        if self.given_on and self.given_on > timezone.localdate():
            raise ValidationError({"given_on": gettext("This day has not come yet. Write down the day they said yes.")})
        if self.given_on and self.ends_on and self.ends_on < self.given_on:
            raise ValidationError({"ends_on": gettext("The last day cannot be before the day they said yes.")})

    @property
    def holds_today(self) -> bool:
        return self.ends_on >= timezone.localdate()


class StoriesIndexPage(PublicPage):
    """The list of stories."""

    introduction = models.CharField(_("introduction"), max_length=240, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    parent_page_types = ["directory.HomePage"]
    subpage_types = ["directory.StoryPage"]
    max_count = 1
    template = "directory/stories_index.html"

    class Meta:
        verbose_name = _("stories: the list")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from directory.stories import list_context  # it reads these models

        return super().get_context(request, *args, **kwargs) | list_context(self, request.GET.get("page"))


class StoryQuerySet(PageQuerySet):
    def shown(self) -> Self:
        """Those anybody may read today: live, and the yes they stand on has not ended."""
        return self.live().public().filter(consent__ends_on__gte=timezone.localdate())


class StoryPage(PicturedPage):
    """A person's story in their own words. Shown only while their yes holds."""

    person_name = models.CharField(_("whose story it is"), max_length=80, help_text=_("As they want to be named."))
    person_line = models.CharField(
        _("who they are, in one line"), max_length=160, help_text=_("“Runs Cards by Carrie-Ann in Nailsworth”")
    )
    quote = models.CharField(
        _("a sentence of theirs"), max_length=240, help_text=_("Shown large, and in lists. Their own words.")
    )
    told_on = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    enterprise = models.ForeignKey(
        "listings.Enterprise",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("their enterprise"),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("their story"),
        blank=True,
        help_text=_("In their own words. A recording has its captions and its words written out."),
    )
    consent = models.ForeignKey(
        StoryConsent,
        null=True,
        on_delete=models.SET_NULL,
        related_name="stories",
        verbose_name=_("their permission"),
        help_text=_("Record it first, under “Permissions for stories”. Without it the story is not shown to anybody."),
    )

    objects = PageManager.from_queryset(StoryQuerySet)()

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("person_name"), FieldPanel("told_on")]),
        FieldPanel("person_line"),
        FieldPanel("consent"),
        FieldPanel("enterprise"),
        FieldPanel("quote"),
        PicturedPage.picture_panel,
        FieldPanel("body"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("person_name"),
        index.SearchField("person_line"),
        index.SearchField("quote"),
        index.SearchField("body"),
    ]
    parent_page_types = ["directory.StoriesIndexPage"]
    subpage_types: list[str] = []
    template = "directory/story_page.html"

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    @property
    def summary(self) -> str:
        return self.search_description or self.quote

    @property
    def is_shown(self) -> bool:
        return self.consent is not None and self.consent.holds_today

    def clean(self) -> None:
        super().clean()
        kept = StoryPage.objects.filter(pk=self.pk).values_list("consent", flat=True).first() if self.pk else None
        if kept and kept != self.consent_id:
            # Older versions stand on the first yes; under another one they would outlive it.
            raise ValidationError(
                {
                    "consent": gettext(
                        "A story keeps the permission it was written with. For another one make a new story."
                    )
                }
            )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from directory.stories import story_context  # it reads these models

        return super().get_context(request, *args, **kwargs) | story_context(self)
