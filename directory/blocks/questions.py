"""Questions that unfold: a few on a page, or the groups of a page of questions."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from directory.blocks.words import FEATURES


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=160)
    answer = blocks.RichTextBlock(label=_("Answer"), features=FEATURES)

    class Meta:
        label = _("Question")


class QuestionsBlock(blocks.StructBlock):
    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        label = _("Questions that unfold")
        icon = "help"
        group = _("Words")
        template = "directory/blocks/questions.html"
        description = _("Questions in a list. The answer shows when somebody presses the question.")
        help_text = _("For what some people need and most do not. Put what everybody needs in the open.")
        preview_value = {
            "questions": [
                {"question": _("Do I need an account?"), "answer": _("<p>No. You can search without one.</p>")}
            ]
        }


class GroupBlock(blocks.StructBlock):
    """One part of a page of questions."""

    name = blocks.CharBlock(label=_("What they are about"), max_length=80)
    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        label = _("Group of questions")
        icon = "help"
        template = "directory/blocks/group.html"
        description = _("Questions about one thing, under a heading.")
        preview_value = {
            "name": _("Paying"),
            "questions": [
                {"question": _("Can I pay in cash?"), "answer": _("<p>Many people take cash. Ask first.</p>")}
            ],
        }


class GroupsBlock(blocks.StreamBlock):
    """All questions of a page. Each question has an address of its own, made of its words: none stands twice."""

    group = GroupBlock()

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        seen: set[str] = set()
        errors: dict[int, ValidationError] = {}
        for place, child in enumerate(value):
            names = [slugify(each["question"]) for each in child.value["questions"]]
            names.append(slugify(child.value["name"]))
            twice = [name for name in names if name and (name in seen or names.count(name) > 1)]
            if twice:
                errors[place] = ValidationError(
                    gettext("Two questions or groups say the same. Change one, so that each can have its own link.")
                )
            seen.update(names)
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned
