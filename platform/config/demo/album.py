"""The pictures of the town: drawn by two processes, kept under VAR for the next time, and made into core.Pictures."""

import hashlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from django.conf import settings
from wagtail.models import Collection

from config.demo import drawing
from config.demo.drawing import Wanted
from core.models import Picture
from core.pictures import CleanPicture, keep_picture
from enterprises.listings.setup import PHOTOGRAPHS

PROCESSES = 2


def folder() -> Path:
    """Where drawn pictures are kept. Its name changes with the code that draws, so none is ever out of date."""
    sources = sorted(Path(drawing.__file__).parent.glob("pictures/*.py"))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:10]
    path = settings.VAR_DIR / "demo-pictures" / digest
    path.mkdir(parents=True, exist_ok=True)
    return path


def draw_missing(pictures: Iterable[Wanted]) -> Iterator[int]:
    """Draw what is not there yet. Yields how many pictures are ready, again after each."""
    into = folder()
    everything = set(pictures)
    missing = [picture for picture in everything if not (into / f"{picture.key}.txt").exists()]
    ready = len(everything) - len(missing)
    yield ready
    if not missing:
        return
    # Fresh processes: a forked one would share this one's database connection.
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        drawn = [pool.submit(drawing.draw_into, into, picture) for picture in missing]
        for done in as_completed(drawn):
            done.result()
            ready += 1
            yield ready


def words_for(picture: Wanted) -> str:
    """What the drawn picture shows, in one sentence."""
    return (folder() / f"{picture.key}.txt").read_text(encoding="utf-8")


def file_of(picture: Wanted) -> Path:
    return folder() / f"{picture.key}.jpg"


def make(picture: Wanted, title: str) -> Picture:
    """The drawn picture as one that pages can show."""
    content = file_of(picture).read_bytes()
    # Our own code has just drawn it: there is no camera's data to take out, and nothing to distrust.
    clean = CleanPicture(content, *picture.size, "image/jpeg")
    return keep_picture(title, clean, collection=Collection.objects.filter(name=PHOTOGRAPHS).first())
