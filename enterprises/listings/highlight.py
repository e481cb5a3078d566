"""Two wordings beside each other, with the words that differ marked: <del> in the old one, <ins> in the new one.

Colour and lines alone say nothing to who cannot see them, so each mark also begins and ends in words.
"""

import re
from difflib import SequenceMatcher

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


def marked(before: str, after: str) -> tuple[SafeString, SafeString]:
    """The old wording and the new one as HTML. Where one of them is empty there is nothing to mark."""
    if not before or not after:
        return conditional_escape(before), conditional_escape(after)
    old, new = _words(before), _words(after)
    # The matcher's own shortcut for very common words stays on: without it a long text of one word takes minutes.
    blocks = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new]).get_opcodes()
    was, now = [], []
    for kind, old_from, old_to, new_from, new_to in blocks:
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        was.append(conditional_escape(gone) if kind == "equal" else _gone(gone))
        now.append(conditional_escape(come) if kind == "equal" else _come(come))
    return _joined(was), _joined(now)


def _words(text: str) -> list[str]:
    """Words with the space after them, so that joining gives the text again."""
    return re.findall(r"\S+\s*|\s+", text)


def _gone(words: str) -> SafeString:
    return _mark("del", _("taken away:"), words)


def _come(words: str) -> SafeString:
    return _mark("ins", _("new:"), words)


def _mark(tag: str, said: str, words: str) -> SafeString:
    if not words:
        return SafeString("")
    hidden = '<span class="govuk-visually-hidden">'
    shape = f"<{tag}>{hidden}[{{}} </span>{{}}{hidden}]</span></{tag}>"
    return format_html(shape, said, words)


def _joined(pieces: list[SafeString]) -> SafeString:
    return mark_safe("".join(pieces))  # nosec B308 B703 -- each piece is escaped above
