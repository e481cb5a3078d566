"""Languages a listing's words can be written in: the code browsers read, the name its readers know, the direction."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _


class Written(NamedTuple):
    code: str
    #: As its readers write it.
    own_name: str
    direction: str = "ltr"


ENGLISH = "en"
#: Most read in Britain after English, in the order of a list to choose from.
WRITTEN = {
    each.code: each
    for each in (
        Written("cy", "Cymraeg"),
        Written("pl", "Polski"),
        Written("ro", "Română"),
        Written("uk", "Українська"),
        Written("ur", "اردو", "rtl"),
        Written("pa", "ਪੰਜਾਬੀ"),
        Written("bn", "বাংলা"),
        Written("gu", "ગુજરાતી"),
        Written("ar", "العربية", "rtl"),
        Written("fa", "فارسی", "rtl"),
        Written("so", "Soomaali"),
        Written("pt", "Português"),
        Written("es", "Español"),
        Written("fr", "Français"),
        Written("it", "Italiano"),
        Written("lt", "Lietuvių"),
        Written("zh-Hans", "简体中文"),
    )
}
#: For forms in the admin: the English name, so that whoever keeps the listing finds it.
NAMES = {
    "cy": _("Welsh"),
    "pl": _("Polish"),
    "ro": _("Romanian"),
    "uk": _("Ukrainian"),
    "ur": _("Urdu"),
    "pa": _("Punjabi"),
    "bn": _("Bengali"),
    "gu": _("Gujarati"),
    "ar": _("Arabic"),
    "fa": _("Persian"),
    "so": _("Somali"),
    "pt": _("Portuguese"),
    "es": _("Spanish"),
    "fr": _("French"),
    "it": _("Italian"),
    "lt": _("Lithuanian"),
    "zh-Hans": _("Chinese"),
}
CHOICES = list(NAMES.items())
WITH_ENGLISH = [(ENGLISH, _("English")), *CHOICES]


def direction_of(code: str) -> str:
    return WRITTEN[code].direction if code in WRITTEN else "ltr"
