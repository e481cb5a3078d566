"""Parts of a listing that repeat, on one page and without a script: buttons add one, or take one away.

Each row has a number that stays its own until the page is saved, so taking the second away renames none. A hidden field
says which numbers there are.
"""

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _

from enterprises.listings.models import Enterprise
from enterprises.listings.my.advised import Advised
from enterprises.listings.my.boxes import as_boxes

#: So many at most: enough for any small enterprise, and a page that still loads.
MOST_ROWS = 30


class RowForm(Advised, forms.ModelForm):
    """One part: a price, a person, a place."""

    use_required_attribute = False
    half_filled = False
    relation: ClassVar[str]
    #: "Price" of "Price 2", and what its buttons say.
    heading: ClassVar[Any]
    adds: ClassVar[Any]
    #: So many questions that those of a part that is saved are folded away.
    is_long: ClassVar[bool] = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        as_boxes(self)

    def full_clean(self) -> None:
        if not self.half_filled:
            super().full_clean()
            return
        self._errors = ErrorDict(renderer=self.renderer)
        self.cleaned_data: dict[str, Any] = {}

    @property
    def says(self) -> str:
        """What tells it from the others: the answer to its first question."""
        return str(self.initial.get(next(iter(self.fields))) or "")

    @property
    def is_folded(self) -> bool:
        """Nothing in it was typed just now, nothing is wrong, and nothing could be plainer."""
        return (
            self.is_long and not self.is_bound and bool(self.says) and not any(advice for _, advice in self.questions)
        )

    @property
    def is_empty(self) -> bool:
        """A new row that nothing was written into: nobody wants it."""
        return self.instance.pk is None and not self.has_changed()


class Rows:
    """The rows of one page, as they are in the draft or as they were sent."""

    def __init__(self, form: type[RowForm], draft: Enterprise, typed: Any = None) -> None:
        self.form, self.typed = form, typed
        self.parts_now: list[models.Model] = list(getattr(draft, form.relation).all())
        self.half_filled = False
        self.numbers = self._numbers()
        self.forms = [self._row(number) for number in self.numbers]

    def _numbers(self) -> list[int]:
        if self.typed is None:
            return list(range(len(self.parts_now))) or [0]
        sent = str(self.typed.get(self.field_name, "")).split(",")
        numbers = [int(text) for text in sent if text.isascii() and text.isdigit() and len(text) < 6]
        return list(dict.fromkeys(numbers))[:MOST_ROWS]

    @property
    def field_name(self) -> str:
        return f"{self.form.relation}-rows"

    @property
    def all_numbers(self) -> str:
        return ",".join(map(str, self.numbers))

    def _row(self, number: int) -> RowForm:
        prefix = f"{self.form.relation}-{number}"
        part = self._part(number, prefix)
        row = self.form(self.typed, instance=part, prefix=prefix, empty_permitted=part is None)
        row.number = number  # type: ignore[attr-defined]  # what its buttons send
        row.known = part.pk if part is not None else ""  # type: ignore[attr-defined]  # which part it is
        return row

    def _part(self, number: int, prefix: str) -> models.Model | None:
        """The part of the draft that a row is about. Only of this draft: an id of another listing's is nobody's."""
        if self.typed is None:
            return self.parts_now[number] if number < len(self.parts_now) else None
        sent = self.typed.get(f"{prefix}-id", "")
        return next((part for part in self.parts_now if part.pk is not None and str(part.pk) == sent), None)

    def press(self, pressed: Any) -> str:
        """Do what a button of a row asks for; gives the sentence that says so, or nothing."""
        if "add_row" in pressed:
            if len(self.numbers) >= MOST_ROWS:
                return _("There are %(most)s already, and no room for more.") % {"most": MOST_ROWS}
            self.numbers.append(max(self.numbers, default=-1) + 1)
            row = self._row(self.numbers[-1])
            next(iter(row.fields.values())).widget.attrs["autofocus"] = True
            self.forms.append(row)
            said = _("There is an empty one at the end now.")
        elif (gone := str(pressed.get("remove_row", ""))) in map(str, self.numbers):
            self.numbers.remove(int(gone))
            self.forms = [self._row(number) for number in self.numbers]
            said = _("It is off the page. Press Save to keep it so.")
        else:
            return ""
        self.leave_unchecked()
        return said

    def leave_unchecked(self) -> None:
        for row in self.forms:
            row.half_filled = True

    def is_valid(self) -> bool:
        return all([row.is_empty or row.is_valid() for row in self.forms])  # noqa: C419 -- each must say its mistakes

    @property
    def errors(self) -> list[tuple[str, str]]:
        wrong = ((place, row) for place, row in enumerate(self.forms, 1) if not row.is_empty)
        return [(id_, f"{row.heading} {place}: {words}") for place, row in wrong for id_, words in said_wrong(row)]

    def parts(self) -> list[models.Model]:
        """The parts to put into the draft, in the order of the page. Only when is_valid."""
        made: list[models.Model] = []
        for row in self.forms:
            if row.is_empty:
                continue
            part = row.save(commit=False)
            for name, value in row.cleaned_data.items():
                if isinstance(row.fields[name], forms.ModelMultipleChoiceField):
                    getattr(part, name).set(list(value))
            if hasattr(part, "sort_order"):
                part.sort_order = len(made)
            made.append(part)
        return made


def said_wrong(form: Any) -> list[tuple[str, str]]:
    """What is wrong in a form: the id to go to, and a sentence (core.forms)."""
    return [(field.focus_id, words) for field in form.visible_fields() for words in field.error_words]
