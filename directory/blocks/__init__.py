"""What pages are made of: few blocks, accessible by construction. Each says in its help what it is for."""

from directory.blocks.body import BodyBlock
from directory.blocks.choosing import ButtonBlock, EnterprisesBlock
from directory.blocks.media import ElsewhereBlock, PictureBlock, RecordingBlock
from directory.blocks.questions import GroupsBlock, QuestionBlock, QuestionsBlock
from directory.blocks.table import PlainTableBlock
from directory.blocks.words import HeadingBlock, ParagraphBlock, QuoteBlock, StepsBlock

__all__ = [
    "BodyBlock",
    "ButtonBlock",
    "ElsewhereBlock",
    "EnterprisesBlock",
    "GroupsBlock",
    "HeadingBlock",
    "ParagraphBlock",
    "PictureBlock",
    "PlainTableBlock",
    "QuestionBlock",
    "QuestionsBlock",
    "QuoteBlock",
    "RecordingBlock",
    "StepsBlock",
]
