"""A table that says what its rows and columns are."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock, TypedTableBlockValidationError


class PlainTableBlock(TypedTableBlock):
    """The first row names the columns, the first column names the rows, the caption says what it is all about."""

    words = blocks.CharBlock(label=_("Words"), required=False, max_length=300)

    def clean(self, value: TypedTable) -> TypedTable:
        cleaned: TypedTable = super().clean(value)
        if not self.is_deferred_validation and (problems := _problems(value)):
            raise TypedTableBlockValidationError(non_block_errors=[ValidationError(each) for each in problems])
        return cleaned

    @cached_property
    def is_previewable(self) -> bool:
        return True

    class Meta:
        label = _("Table")
        icon = "table"
        group = _("Words")
        template = "directory/blocks/table.html"
        description = _("Facts side by side. The first column and the headings name what is in each place.")
        help_text = _(
            "Small tables only: on a phone people see two or three columns. Never to arrange words or pictures."
        )
        preview_value = {
            "caption": _("When the bus goes"),
            "columns": [{"type": "words", "heading": _("Day")}, {"type": "words", "heading": _("From Stroud")}],
            "rows": [{"values": [_("Monday"), _("9.15am")]}, {"values": [_("Friday"), _("10am")]}],
        }


def _problems(table: TypedTable) -> list[str]:
    """What keeps a table from being understood by somebody who hears it."""
    found = []
    if not table.caption.strip():
        found.append(gettext("Give the table a caption that says what it shows."))
    if len(table.columns) < 2 or not table.row_data:
        found.append(gettext("A table needs two columns or more, and at least one row."))
    if not all(column["heading"].strip() for column in table.columns):
        found.append(gettext("Give every column a heading."))
    if not all(str(row["values"][0] or "").strip() for row in table.row_data if row["values"]):
        found.append(gettext("Fill in the first cell of every row: it names the row."))
    return found
