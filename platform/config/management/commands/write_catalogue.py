"""Write locale/cy/LC_MESSAGES/django.po anew from the code and the templates; what is translated stays."""

import io
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management import BaseCommand, call_command

HEADER = """# Welsh words of Many Hands.
#
# NEEDS A NATIVE CHECK: a fluent speaker has not read this yet. docs/languages.md lists the doubtful terms.
#"""
#: Lines that would change with every run, or say nothing.
IDLE = (
    b'"POT-Creation',
    b'"PO-Revision',
    b'"Generated-By',
    b'"Last-Translator',
    b'"Language-Team',
    b'"Report-',
    b'"Pro',
)


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Needs xgettext and msgmerge (Debian: gettext)."""
        ignored = ["node_modules", ".venv", "var", "tests"]
        call_command("makemessages", locale=["cy"], add_location="file", no_wrap=True, ignore_patterns=ignored)
        path = Path(settings.LOCALE_PATHS[0]) / "cy" / "LC_MESSAGES" / "django.po"
        with path.open("rb") as file:
            catalogue = read_po(file, locale="cy")
        path.write_bytes(written(catalogue))
        self.stdout.write(f"{len(catalogue)} sentences; in Welsh: {sum(map(_is_done, catalogue))}.\n")


def written(catalogue: Catalog) -> bytes:
    """The catalogue as text: by place, without dates or guesses, so that two runs are the same."""
    catalogue.header_comment, catalogue.fuzzy = HEADER, False
    for message in catalogue:
        message.previous_id = []
        if message.id and message.fuzzy:  # msgmerge's guess at a sentence that was changed
            message.flags.discard("fuzzy")
            message.string = ("",) * catalogue.num_plurals if message.pluralizable else ""
    out = io.BytesIO()
    write_po(out, catalogue, width=0, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return b"".join(line for line in out.getvalue().splitlines(keepends=True) if not line.startswith(IDLE))


def _is_done(message: Any) -> bool:
    texts = message.string if message.pluralizable else (message.string,)
    return bool(message.id) and all(texts)
