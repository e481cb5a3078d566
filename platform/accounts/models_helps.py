"""What helps somebody to read, talk and come along. Only accounts.helps.actions writes it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField

#: Key -> what stands beside the box. The keys are kept, so none is ever used for something else.
READING = {
    "large_print": _("Large print in letters"),
    "easy_read": _("Easy words, with pictures"),
    "read_aloud": _("Somebody reads it to me, or a recording"),
    "braille": _("Braille"),
    "write_first": _("Write to me, do not ring"),
}
TALKING = {
    "bsl": _("A sign language interpreter (BSL)"),
    "interpreter": _("An interpreter for another language"),
    "text_relay": _("Ring me through Relay UK (text relay)"),
    "lips": _("I read lips: face me when you speak"),
    "slowly": _("Speak slowly, one thing at a time"),
    "ring_long": _("Let the phone ring for long"),
}
MEETING = {
    "more_time": _("More time"),
    "somebody_with_me": _("Somebody with me"),
    "call_before": _("Ring me before you come"),
    "quiet": _("A quiet place"),
    "no_steps": _("No steps, and room for a wheelchair"),
    "write_down": _("Write down what we agreed"),
}
LABELS = READING | TALKING | MEETING


class Helps(models.Model):
    """What helps one person, asked and written down on a day, and looked at again a year later. Without a row nobody
    has asked yet.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="helps"
    )
    chosen = EncryptedTextField(_("what helps"), blank=True)  # keys of LABELS, with spaces between
    words = EncryptedTextField(_("in their own words"), blank=True)
    team_may_see = models.BooleanField(_("the team of their area may see it"), default=False)
    others_may_see = models.BooleanField(_("people they book with or are paired with may see it"), default=False)
    asked_on = models.DateField(_("asked on"))
    review_on = models.DateField(_("look at it again on"), db_index=True)
    reminded_on = models.DateField(_("reminded on"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("written down by"),
    )

    class Meta:
        verbose_name = _("what helps somebody")
        verbose_name_plural = _("what helps people")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(review_on__gt=models.F("asked_on")), name="helps_is_looked_at_again_later"
            )
        ]

    def __str__(self) -> str:
        return f"Helps {self.pk}"  # never what: this string reaches logs

    @property
    def keys(self) -> list[str]:
        return self.chosen.split()

    @property
    def labels(self) -> list[str]:
        """What was chosen, in the order of the form."""
        return [str(label) for key, label in LABELS.items() if key in self.keys]

    @property
    def is_anything(self) -> bool:
        return bool(self.chosen or self.words)


def print_size(helps: Helps | None) -> str:
    """How large somebody's letters and slips are set."""
    return "large" if helps and "large_print" in helps.keys else "normal"
