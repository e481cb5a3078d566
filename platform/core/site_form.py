"""The administrator's form for SiteSettings, and its place in the admin."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList, TabbedInterface

from core import svg
from core.models_site import SiteSettings
from core.pictures import DECODERS, CleanPicture, clean_picture, keep_picture


class LogoFileField(forms.FileField):
    """A drawing (SVG) or a picture; what is handed over is a clean picture either way."""

    widget = forms.FileInput(attrs={"accept": ",".join(["image/svg+xml", *DECODERS])})

    def to_python(self, data: Any) -> CleanPicture | None:  # type: ignore[override]  # more than a file: its size too
        upload = super().to_python(data)
        if not isinstance(upload, UploadedFile):
            return None
        content = upload.read(svg.MOST_BYTES + 1) if upload.size is not None else b""
        if svg.looks_like_svg(content):
            return clean_picture(svg.draw(content))
        return clean_picture(upload)


class SiteSettingsForm(WagtailAdminModelForm):
    logo_file = LogoFileField(
        label=_("Or send a logo from here"),
        required=False,
        help_text=_("An SVG, PNG, JPEG or WebP file. In an SVG, turn letters into shapes first."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.instance.logo_is_coming = bool(cleaned.get("logo_file"))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        if commit and (upload := self.cleaned_data.get("logo_file")):
            self.instance.logo = keep_picture(gettext("Logo"), upload, by=self.for_user)
        return super().save(commit)


def form() -> TabbedInterface:
    tabs = (
        (_("Name and contact"), _contact()),
        (_("Logo"), _logo()),
        (_("Colours"), _colours()),
        (_("Foot of the page"), _foot()),
    )
    return TabbedInterface(
        [ObjectList(panels, heading=heading) for heading, panels in tabs], base_form_class=SiteSettingsForm
    )


def _contact() -> list[Any]:
    blank = _("What you leave empty is as the people who run the server have set it. Changes show at once, everywhere.")
    return [
        HelpPanel(content=blank),
        FieldRowPanel([FieldPanel("name"), FieldPanel("short_name")]),
        FieldPanel("one_line"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("hours")]),
                FieldPanel("email"),
                FieldPanel("post_address"),
            ],
            heading=_("How people reach the team"),
        ),
    ]


def _logo() -> list[Any]:
    return [
        FieldPanel("logo"),
        FieldPanel("logo_file"),
        FieldPanel("logo_alt"),
        FieldPanel("logo_alone"),
        FieldPanel("icon"),
    ]


def _colours() -> list[Any]:
    words = _(
        "Words must have a contrast of 7 to 1, so that people who see little can read them. A colour that is too faint "
        "is not kept: the form says how faint it is, and which shade of it would do. Look at the preview first."
    )
    return [HelpPanel(content=words), *(FieldPanel(field) for field in SiteSettings.COLOURS.values())]


def _foot() -> list[Any]:
    return [FieldPanel("footer_text"), FieldPanel("footer_links"), FieldPanel("social_links")]
