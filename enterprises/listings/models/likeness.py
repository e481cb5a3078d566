"""What it is like at the place: facts people who find noise, light or crowds hard need before they go."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Noise(models.TextChoices):
    QUIET = "quiet", _("Quiet")
    SOME = "some", _("Some noise")
    LOUD = "loud", _("Loud")
    CHANGES = "changes", _("Quiet at times, loud at others")


class Light(models.TextChoices):
    SOFT = "soft", _("Soft light")
    DAYLIGHT = "daylight", _("Mostly daylight")
    BRIGHT = "bright", _("Bright")
    FLICKERS = "flickers", _("Lights that flicker or flash")


class Smells(models.TextChoices):
    NONE = "none", _("Hardly any smells")
    SOME = "some", _("Some smells")
    STRONG = "strong", _("Strong smells")


class Crowds(models.TextChoices):
    FEW = "few", _("Only a few people")
    SOME = "some", _("Some people, with room to move")
    MANY = "many", _("Many people, often close together")
    CHANGES = "changes", _("Calm at times, busy at others")


class QuietPlace(models.TextChoices):
    YES = "yes", _("There is a quiet place to go to")
    ASK = "ask", _("Ask, and we find you a quiet place")
    NO = "no", _("There is no quiet place")


#: In the order a page shows them: field, heading, choices, symbol.
ASPECTS = (
    ("noise", _("Noise"), Noise, "noisy"),
    ("light", _("Light"), Light, "bright"),
    ("smells", _("Smells"), Smells, "smells"),
    ("crowds", _("People"), Crowds, "crowded"),
    ("quiet_place", _("A quiet place"), QuietPlace, "quiet-place"),
)
#: Where the choice itself has a symbol that says it better.
SYMBOLS = {("noise", "quiet"): "quiet", ("crowds", "few"): "group"}


def symbol_of(aspect: str, chosen: str) -> str:
    """The symbol beside what somebody said of this aspect."""
    plain = {name: symbol for name, _heading, _choices, symbol in ASPECTS}
    return SYMBOLS.get((aspect, chosen), plain[aspect])


def _choice(aspect: str) -> models.CharField:
    _field, heading, choices, _symbol = next(each for each in ASPECTS if each[0] == aspect)
    return models.CharField(heading, max_length=10, choices=choices.choices, blank=True, default="", db_default="")


def _own_words() -> models.CharField:
    return models.CharField(_("in your own words"), max_length=200, blank=True, default="", db_default="")


class WhatItIsLike(models.Model):
    """Part of a listing. Nothing chosen: nobody has said."""

    noise = _choice("noise")
    noise_words = _own_words()
    light = _choice("light")
    light_words = _own_words()
    smells = _choice("smells")
    smells_words = _own_words()
    crowds = _choice("crowds")
    crowds_words = _own_words()
    quiet_place = _choice("quiet_place")
    quiet_place_words = _own_words()

    class Meta:
        abstract = True
