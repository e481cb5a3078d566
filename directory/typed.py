"""Words typed as plain text, as the blocks of a page. For pages a site starts with; editors use Wagtail's own editor.

    ## A part          ### inside it
    A paragraph with **bold** and [a link](/find/).
    - one thing        1. first
    > Their words | who said them
    @button Find support | /find/
    @steps             then on each line: What to do | more about it
    @table A caption   then on each line: a cell | another; the first line names the columns
    @questions         then: ? A question, and its answer on the next lines

Things are kept apart by an empty line. Another @word is handed to `others`, which answers with a block.
"""

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

Block = dict[str, Any]
Maker = Callable[[str], Block]


class TypingError(ValueError):
    """A slip in the text."""


def blocks_of(text: str, others: Mapping[str, Maker] | None = None) -> list[Block]:
    """The blocks as a StreamField keeps them."""
    made: list[Block] = []
    for chunk in re.split(r"\n\s*\n", text.strip()):
        block = _block(chunk.strip(), others or {})
        if block.get("type") == "paragraph" and made and made[-1].get("type") == "paragraph":
            made[-1]["value"] += block["value"]
        else:
            made.append(block)
    return made


def _block(chunk: str, others: Mapping[str, Maker]) -> Block:
    if chunk.startswith("#"):
        marks, _space, words = chunk.partition(" ")
        return {"type": "heading", "value": {"words": words.strip(), "level": f"h{len(marks)}"}}
    if chunk.startswith("> "):
        words, _bar, said_by = _one_line(chunk[2:]).rpartition("|")
        return {"type": "quote", "value": {"words": words.strip(), "said_by": said_by.strip()}}
    if chunk.startswith("@"):
        name, _space, rest = chunk[1:].partition(" ") if " " in chunk.split("\n")[0] else chunk[1:].partition("\n")
        makers = {**_MAKERS, **others}
        if name not in makers:
            raise TypingError(f"No block is called {name!r}.")
        return makers[name](rest)
    return {"type": "paragraph", "value": rich(chunk)}


def rich(chunk: str) -> str:
    """Paragraphs and lists as HTML. Lines that start with two spaces go on."""
    chunk = re.sub(r"\n {2,}", " ", chunk)
    parts = []
    for piece in re.split(r"\n\s*\n", chunk.strip()):
        lines = piece.split("\n")
        if all(line.startswith("- ") for line in lines):
            parts.append(f"<ul>{''.join(f'<li>{_inline(line[2:])}</li>' for line in lines)}</ul>")
        elif all(re.match(r"\d+\. ", line) for line in lines):
            things = (line.partition(". ")[2] for line in lines)
            parts.append(f"<ol>{''.join(f'<li>{_inline(thing)}</li>' for thing in things)}</ol>")
        else:
            parts.append(f"<p>{_inline(' '.join(lines))}</p>")
    return "".join(parts)


def _inline(words: str) -> str:
    words = html.escape(words.strip(), quote=False)
    words = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", words)
    return re.sub(r"\[(.+?)\]\((\S+?)\)", r'<a href="\2">\1</a>', words)


def questions_of(text: str) -> list[dict[str, str]]:
    """`? A question` and the lines of its answer, as often as they come."""
    made = []
    for piece in re.split(r"^\? ", text, flags=re.MULTILINE)[1:]:
        question, _newline, answer = piece.strip().partition("\n")
        made.append({"question": question.strip(), "answer": rich(answer.strip())})
    return made


def groups_of(text: str) -> list[Block]:
    """`## A group` and its questions, as a page of questions keeps them."""
    made = []
    for piece in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        name, _newline, rest = piece.partition("\n")
        made.append({"type": "group", "value": {"name": name.strip(), "questions": questions_of(rest)}})
    return made


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _button(rest: str) -> Block:
    words, address = _cells(rest)
    return {"type": "button", "value": {"words": words, "page": None, "address": address}}


def _steps(rest: str) -> Block:
    steps = [(*_cells(line), "")[:2] for line in rest.strip().split("\n")]
    return {"type": "steps", "value": {"steps": [{"name": name, "words": words} for name, words in steps]}}


def _table(rest: str) -> Block:
    caption, heads, *rows = rest.strip().split("\n")
    value = {
        "caption": caption.strip(),
        "columns": [{"type": "words", "heading": head} for head in _cells(heads)],
        "rows": [{"values": _cells(row)} for row in rows],
    }
    return {"type": "table", "value": value}


def _questions(rest: str) -> Block:
    return {"type": "questions", "value": {"questions": questions_of(rest)}}


_MAKERS: dict[str, Maker] = {"button": _button, "steps": _steps, "table": _table, "questions": _questions}
