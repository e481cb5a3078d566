"""The form of one step: some fields of a draft, and parts that repeat. It checks shape; actions.drafts acts."""

import json
from typing import Any, ClassVar

from django import forms
from django.utils.functional import cached_property

from core.saved.door import SaveableForm
from enterprises.listings import merging
from enterprises.listings.models import Enterprise
from enterprises.listings.my.advised import Advised
from enterprises.listings.my.boxes import as_boxes
from enterprises.listings.my.rows import RowForm, Rows, said_wrong


class StepForm(Advised, SaveableForm, forms.ModelForm):
    """Fields of a listing's draft, and at most one list of parts that repeat.

    What the page was made from travels with it: `based_on`, digests of the fields as they were shown; and `sitting`,
    the version that this page has saved already.
    """

    use_required_attribute = False
    #: The list of parts on this page, and the form of one.
    row_form: ClassVar[type[RowForm] | None] = None
    #: Fields that are given for a draft's field of another name.
    stands_for: ClassVar[dict[str, str]] = {}

    def __init__(self, data: Any = None, *, instance: Enterprise) -> None:
        self.content = instance.serializable_data()
        super().__init__(data, instance=instance)
        as_boxes(self)

    @cached_property
    def rows(self) -> Rows | None:
        if self.row_form is None:
            return None
        return Rows(self.row_form, self.instance, self.data if self.is_bound else None)

    def is_valid(self) -> bool:
        # Both are asked, so that every mistake is said at once.
        rows_are_valid = self.half_filled or self.rows is None or self.rows.is_valid()
        return super().is_valid() and rows_are_valid

    @property
    def all_errors(self) -> list[tuple[str, str]]:
        """What is wrong anywhere on the page, each with the id to go to."""
        return [*said_wrong(self), *(self.rows.errors if self.rows and not self.half_filled else [])]

    @property
    def draft_fields(self) -> list[str]:
        """The fields of the draft that this form writes."""
        own = [self.stands_for.get(name, name) for name in self.fields]
        return [*own, self.row_form.relation] if self.row_form else own

    @property
    def based_on(self) -> str:
        """As it stands in the page."""
        return json.dumps(merging.digests(self.content, self.draft_fields))

    def values(self) -> dict[str, Any]:
        """What to put into the draft. Only for a form that is valid."""
        given = {self.stands_for.get(name, name): self.given(name) for name in self.fields}
        if self.rows is not None and self.row_form is not None:
            given[self.row_form.relation] = self.rows.parts()
        return given

    def given(self, name: str) -> Any:
        value = self.cleaned_data[name]
        return list(value) if isinstance(self.fields[name], forms.ModelMultipleChoiceField) else value


def read_based_on(text: str) -> dict[str, str]:
    """The digests a page sent back; none where they cannot be read, and then every difference is shown."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}
