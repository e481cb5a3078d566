"""What an area says of itself and how it looks: one row, kept by an administrator at /admin/settings/."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PreviewableMixin

from core import colours
from core.link_blocks import LinkBlock, SocialBlock

#: Our words for a colour in a refusal.
TOO_FAINT = _(
    "%(ratio)s to 1, needs %(needs)s to 1: too faint beside the site's other colours. "
    "The nearest safe shade is %(nearest)s."
)


def colour_field(words: Any, help_text: Any) -> models.CharField:
    return models.CharField(words, max_length=20, blank=True, help_text=help_text)


class SiteSettings(PreviewableMixin, BaseGenericSetting):
    """The site's name, contact, logo, colours and footer. What is blank is as the server's settings say."""

    #: The field of each of the four colours of core.colours.
    COLOURS: ClassVar[dict[str, str]] = {
        "main": "main_colour",
        "links": "link_colour",
        "foot": "foot_colour",
        "accent": "accent_colour",
    }

    name = models.CharField(_("name of the site"), max_length=60, blank=True)
    short_name = models.CharField(
        _("short name"),
        max_length=24,
        blank=True,
        help_text=_("Where there is little room: the browser's tab, sign-in apps."),
    )
    one_line = models.CharField(
        _("in one line"),
        max_length=160,
        blank=True,
        help_text=_("What the site is for. Search engines show it under its name."),
    )
    phone = models.CharField(
        _("telephone number to ring"),
        max_length=30,
        blank=True,
        validators=[RegexValidator(r"^\+?[\d ()-]{3,29}$", _("Write a telephone number, like 01632 960 123."))],
        help_text=_("It stands on every page, in letters and on paper."),
    )
    hours = models.CharField(
        _("when somebody answers"),
        max_length=120,
        blank=True,
        help_text=_("For example: Monday to Friday, 9 to 5"),
    )
    email = models.EmailField(
        _("e-mail address of the team"),
        blank=True,
        help_text=_("Shown at the foot of every page. Answers to the site's letters go here."),
    )
    post_address = models.TextField(_("address for letters"), max_length=300, blank=True)

    logo = models.ForeignKey(
        "core.Picture",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("logo"),
    )
    logo_alt = models.CharField(
        _("what the logo says"),
        max_length=120,
        blank=True,
        help_text=_("For people who cannot see it. Needed when it stands without the name."),
    )
    logo_alone = models.BooleanField(
        _("the logo has the site's name in it: do not write the name beside it"), default=False
    )
    icon = models.ForeignKey(
        "core.Picture",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("small picture for the browser's tab"),
        help_text=_("Square, at least 192 dots wide. Without one the tab shows the drawing of hands."),
    )

    main_colour = colour_field(_("main colour"), _("Headings, buttons and the name at the top. Like #5b1a4a."))
    link_colour = colour_field(_("colour of links"), _("Links, and the “ring us” panel."))
    foot_colour = colour_field(_("colour of the foot of the page"), _("Light words stand on it."))
    accent_colour = colour_field(_("accent"), _("Shapes only, never words: the awning, dots, underlines."))

    footer_text = RichTextField(_("words at the foot of every page"), features=["bold", "link"], blank=True)
    footer_links = StreamField(
        [("link", LinkBlock())],
        verbose_name=_("more links at the foot of every page"),
        blank=True,
        max_num=12,
        help_text=_("Pages marked “show in menus” are there already."),
    )
    social_links = StreamField(
        [("account", SocialBlock())], verbose_name=_("where else people find you"), blank=True, max_num=8
    )

    #: A logo was sent with the form, and is kept when the form is.
    logo_is_coming = False

    class Meta:
        verbose_name = _("name, contact and look")

    def clean(self) -> None:
        problems = {**self._logo_problems(), **self._colour_problems()}
        if problems:
            raise ValidationError(problems)

    def _logo_problems(self) -> dict[str, Any]:
        if not self.logo_alone:
            return {}
        if not (self.logo or self.logo_is_coming):
            return {"logo_alone": _("Choose a logo first: without one the name must be written.")}
        if not self.logo_alt:
            return {"logo_alt": _("Write what the logo says: it stands alone, and not everybody can see it.")}
        return {}

    def _colour_problems(self) -> dict[str, Any]:
        problems = {}
        for place, field in self.COLOURS.items():
            typed = getattr(self, field)
            colour = colours.read(typed) if typed else None
            if typed and not colour:
                problems[field] = _("Write a colour as # and six letters or digits, like #5b1a4a.")
            elif colour:
                setattr(self, field, colour)
                if found := colours.problem(place, colour):
                    problems[field] = _faint(found)
        return problems

    def chosen_colours(self) -> dict[str, str]:
        """Only those that can be read: a row could have been written past the form."""
        named = {place: colours.read(getattr(self, field)) for place, field in self.COLOURS.items()}
        return {place: colour for place, colour in named.items() if colour and not colours.problem(place, colour)}

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "core/site_preview.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from core.context import preview_of  # it reads this model

        return {"request": request, "object": self, **preview_of(self)}


def _faint(found: colours.Problem) -> Any:
    # Cut, not rounded: 6.96 must not read as the 7.0 it fails.
    ratio = int(found.ratio * 10) / 10
    return ValidationError(TOO_FAINT, params={"ratio": ratio, "needs": int(found.needs), "nearest": found.nearest})
