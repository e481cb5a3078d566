"""How each section of a draft stands, and what could be plainer in its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from enterprises.listings.actions import easy_read_of, rows_of
from enterprises.listings.complete import Missing, missing
from enterprises.listings.models import EasyRead, Enterprise
from enterprises.listings.my.photo_forms import StepForm, WordsForm
from enterprises.listings.my.steps import SECTIONS, STEPS, Section, Step
from enterprises.listings.plain_words import Advice, advise

DONE, NOT_STARTED, LOOK = "done", "not started", "look"
IN_WORDS = {DONE: _("Done"), NOT_STARTED: _("Not started"), LOOK: _("Something to look at")}

#: Sections without steps: the part of the draft that fills them.
FILLED_BY = {"photos": "photos", "walk": "walk", "checks": "checks"}


@dataclass(frozen=True)
class Row:
    """A row of the task list."""

    section: Section
    status: str
    gaps: list[Missing]

    @property
    def words(self) -> str | Promise:
        return IN_WORDS[self.status]


@dataclass(frozen=True)
class Said:
    """Advice on one text of the draft: the page where it is written, and what it is called."""

    address: str
    label: str
    advice: Advice


def rows(draft: Enterprise) -> list[Row]:
    """Every section with its status."""
    gaps = missing(draft)
    return [_row(draft, section, gaps) for section in SECTIONS]


def _row(draft: Enterprise, section: Section, gaps: list[Missing]) -> Row:
    keys = {step.key for step in section.steps}
    own = [gap for gap in gaps if gap.step in keys]
    if not _is_started(draft, section):
        return Row(section, NOT_STARTED, own)
    return Row(section, LOOK if own or _is_out_of_date(draft, section) else DONE, own)


def _is_out_of_date(draft: Enterprise, section: Section) -> bool:
    """What was right when somebody looked, and is not any more."""
    if section.key == "easy_read":
        copy = easy_read_of(draft)
        return bool(copy and copy.status == EasyRead.Status.OUT_OF_DATE)
    return section.key == "checks" and _has_run_out(draft)


def _has_run_out(draft: Enterprise) -> bool:
    seen = draft.documents.filter(status="seen")
    return any(not check.is_current() for check in draft.checks.all()) or any(each.has_run_out for each in seen)


def _is_started(draft: Enterprise, section: Section) -> bool:
    """Anything at all was written. A name alone is what every listing begins with."""
    if section.key == "checks" and draft.documents.filter(status="seen").exists():
        return True
    if relation := FILLED_BY.get(section.key):
        return bool(getattr(draft, relation).all())
    if section.key == "easy_read":
        copy = easy_read_of(draft)
        return bool(copy and rows_of(copy))
    names = {name for step in section.steps for name in _draft_fields(step)} - {"name"}
    return any(_is_filled(draft, name) for name in names)


def _draft_fields(step: Step) -> list[str]:
    own = [step.form.stands_for.get(name, name) for name in step.form.base_fields]
    return [*own, step.form.row_form.relation] if step.form.row_form else own


def _is_filled(draft: Enterprise, name: str) -> bool:
    field: Any = draft._meta.get_field(name)
    value = getattr(draft, name)
    if field.many_to_many or field.one_to_many:
        return bool(value.all())
    return value not in ("", None, False)


def advice_on(draft: Enterprise) -> Iterator[Said]:
    """Each text that could be plainer."""
    for step in STEPS.values():
        address = reverse("my:step", kwargs={"pk": draft.pk, "step": step.key})
        yield from _advice_in(draft, step.form, address)
        if row := step.form.row_form:
            for place, part in enumerate(getattr(draft, row.relation).all(), 1):
                yield from _advice_in(part, row, address, _("%(what)s %(n)d") % {"what": row.heading, "n": place})
    for place, photo in enumerate(draft.photos.all(), 1):
        address = reverse("my:photo", args=[draft.pk, photo.picture_id])
        yield from _advice_in(photo, WordsForm, address, _("Photo %(n)d") % {"n": place})
    for place, each in enumerate(draft.walk.all(), 1):
        address = reverse("my:walk_step", args=[draft.pk, each.picture_id])
        yield from _advice_in(each, StepForm, address, _("The way to the door, step %(n)d") % {"n": place})


def _advice_in(written: Any, form: Any, address: str, of: str = "") -> Iterator[Said]:
    for name in form.advised:
        if advice := advise(getattr(written, name)):
            label = capfirst(str(form.base_fields[name].label))
            yield Said(address, f"{of}: {label}" if of else label, advice)


def reminders(draft: Enterprise) -> list[tuple[str, str | Promise]]:
    """What is not needed but helps people choose: the step or page, and a sentence."""
    asked: tuple[tuple[bool, str, str | Promise], ...] = (
        (bool(draft.photos.all()), "photos", _("A photo helps people know you. You can add one.")),
        (bool(draft.description.strip()), "about", _("A few sentences about it help people decide.")),
        (bool(draft.openings.all() or draft.opening_words), "days", _("Say on which days you are there.")),
        (bool(draft.prices.all() or draft.price_words), "prices", _("Say what it costs, or that people should ask.")),
        (bool(draft.payments.all()), "pay", _("Say how people can pay.")),
        (bool(draft.audiences.all()), "for", _("Say who it is for.")),
    )
    said = [(key, sentence) for is_there, key, sentence in asked if not is_there]
    past = [each for each in draft.exceptions.all() if each.ends_on < timezone.localdate()]
    return [*said, ("different", _("Some of the different days are over. You can take them away."))] if past else said
