"""The body of a page: its blocks in any order, its headings in theirs."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from directory.blocks.choosing import ButtonBlock, EnterprisesBlock
from directory.blocks.media import ElsewhereBlock, PictureBlock, RecordingBlock
from directory.blocks.questions import QuestionsBlock
from directory.blocks.table import PlainTableBlock
from directory.blocks.words import HeadingBlock, ParagraphBlock, QuoteBlock, StepsBlock

#: Fewer parts than this need no list of what is on the page.
ENOUGH_PARTS = 3


class BodyBlock(blocks.StreamBlock):
    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    quote = QuoteBlock()
    steps = StepsBlock()
    table = PlainTableBlock()
    questions = QuestionsBlock()
    picture = PictureBlock()
    recording = RecordingBlock()
    elsewhere = ElsewhereBlock()
    button = ButtonBlock()
    enterprises = EnterprisesBlock()

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and (errors := heading_errors(value)):
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned


def heading_errors(body: Iterable[Any]) -> dict[int, ValidationError]:
    """Which headings are out of order, or repeat another, by their place in the body."""
    seen: set[str] = set()
    has_part = False
    errors: dict[int, ValidationError] = {}
    for place, child in enumerate(body):
        if child.block_type != "heading":
            continue
        name = slugify(child.value["words"] or "")
        if child.value["level"] == "h3" and not has_part:
            errors[place] = ValidationError(
                gettext("A heading inside a part needs a part around it. Make this “A new part of the page”.")
            )
        elif name in seen:
            errors[place] = ValidationError(
                gettext("Two headings say the same. Change one, so that people can tell them apart.")
            )
        has_part = has_part or child.value["level"] == "h2"
        seen.add(name)
    return errors


def parts_of(body: Iterable[Any]) -> list[tuple[str, str]]:
    """(id, words) of the page's parts, when there are enough to list them on top."""
    parts = [child.value["words"] for child in body if child.block_type == "heading" and child.value["level"] == "h2"]
    return [(f"part-{slugify(words)}", words) for words in parts] if len(parts) >= ENOUGH_PARTS else []
