"""Make the printed directory of an area as a PDF file."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from directory.booklet.paper import NothingToPrint, make_booklet
from enterprises.listings.models import Area


class Command(BaseCommand):
    help = "Make the printed directory of an area: a PDF with contents, indexes, short numbers and squares for phones."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("area", help="the area's address, for example stroud-valleys")
        parser.add_argument("file", type=Path, help="where to write the PDF")
        parser.add_argument("--large", action="store_true", help="in large print")
        codes = [code for code, _name in settings.LANGUAGES]
        parser.add_argument("--language", choices=codes, default=codes[0], help="the site's words in this language")

    def handle(self, *args: Any, area: str, file: Path, large: bool, language: str, **options: Any) -> None:
        found = Area.objects.filter(slug=area).first()
        if found is None:
            known = ", ".join(Area.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no area “{area}”. There are: {known}.")
        with tqdm(unit=" listings", disable=None) as bar:

            def report(done: int, of: int) -> None:
                bar.total = of
                bar.update(done - bar.n)

            try:
                pdf, printed = make_booklet(found, large=large, language=language, report=report)
            except NothingToPrint:
                raise CommandError(f"{found} has no public listing, so there is nothing to print.") from None
        try:
            file.write_bytes(pdf)
        except OSError as error:
            raise CommandError(f"{file} could not be written: {error.strerror}.") from None
        self.stdout.write(f"{len(printed)} listings are in {file}.")
