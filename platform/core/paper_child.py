"""Reads one PDF from standard input under hard limits and writes it again, nothing else.

Run as a script by core.papers, never imported by the site: a reader that goes wrong dies here, alone. Nothing is caught
on purpose but what is asked: whatever a bad file makes the reader raise, the exit code tells the parent.
Answer: one line of JSON, then the bytes of the new file.
"""

import io
import json
import resource
import sys
from typing import Any

import pikepdf

#: Names by which a PDF runs a program, holds other files, or sends what is typed in it somewhere.
DOES_THINGS = frozenset(
    {
        *("/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition"),
        *("/RichMedia", "/XFA", "/EmbeddedFile", "/EmbeddedFiles", "/Filespec", "/Movie", "/Sound", "/3D"),
    }
)
#: What a document says of whoever made it, and on which machine.
ABOUT_ITS_MAKER = ("/Info",)


def limit(memory: int, seconds: int) -> None:
    """The kernel stops this process at these limits; no core file with somebody's papers is written."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def does_things(pdf: Any) -> bool:
    """Whether anything in it is more than pages. Every object is looked at, also those packed into others."""
    return any(_names_in(each) & DOES_THINGS for each in pdf.objects)


def _names_in(found: Any) -> set[str]:
    """Keys and names of one object with what lies in it, but not of others it points to: they have their turn."""
    names: set[str] = set()
    open_ones = [found]
    while open_ones:
        each = open_ones.pop()
        if isinstance(each, pikepdf.Name):
            names.add(str(each))
        elif isinstance(each, pikepdf.Stream | pikepdf.Dictionary):
            names |= set(each.keys())
            open_ones += [value for value in each.values() if not _is_elsewhere(value)]
        elif isinstance(each, pikepdf.Array):
            open_ones += [value for value in each if not _is_elsewhere(value)]
    return names


def _is_elsewhere(value: Any) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


def main() -> tuple[dict[str, Any], bytes]:
    most_pages, memory, seconds = (int(argument) for argument in sys.argv[1:4])
    content = sys.stdin.buffer.read()
    limit(memory, seconds)
    try:
        pdf = pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError:
        return {"refused": "locked"}, b""
    pages = len(pdf.pages)
    if pages < 1:
        return {"refused": "broken"}, b""
    if pages > most_pages:
        return {"refused": "too_many_pages"}, b""
    if does_things(pdf):
        return {"refused": "does_things"}, b""
    for name in ABOUT_ITS_MAKER:
        if name in pdf.trailer:
            del pdf.trailer[name]
    if "/Metadata" in pdf.Root:
        del pdf.Root["/Metadata"]
    out = io.BytesIO()
    pdf.save(out)
    return {"pages": pages}, out.getvalue()


if __name__ == "__main__":
    answer, new_file = main()
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + new_file)
