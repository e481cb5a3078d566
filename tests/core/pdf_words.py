"""The words of a PDF made here, as somebody reads them on paper."""

import io
import re

import pikepdf

_PAIR = re.compile(rb"<([0-9a-f]+)>\s*<([0-9a-f]+)>", re.IGNORECASE)


def pdf_words(content):
    """All its text, each run on a line of its own. Its fonts hold glyphs by number, and say which letter each is."""
    found = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            letters = {}
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    letters = _letters(page.Resources.Font[str(operands[0])])
                elif str(operator) in ("TJ", "Tj"):
                    found.append("".join(_run(operands[0], letters)))
    return "\n".join(found)


def _letters(font):
    table = font.ToUnicode.read_bytes()
    pairs = (_PAIR.findall(block) for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL))
    return {
        int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for block in pairs for glyph, text in block
    }


def _run(parts, letters):
    for part in [parts] if isinstance(parts, pikepdf.String) else parts:
        if isinstance(part, pikepdf.String):
            glyphs = bytes(part)
            yield from (letters.get(glyphs[at] * 256 + glyphs[at + 1], "") for at in range(0, len(glyphs) - 1, 2))
