"""G9: of every file that comes, only the picture stays; what is no picture is refused with a sentence."""

import tempfile
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import override_settings

from core.picture_forms import PictureFormField
from core.pictures import PictureRefused, clean_picture, make_picture, refusals
from tests.core.picture_files import ACCEPTED, CANARY, GPS, HTML, REFUSED, SVG, bomb, photo
from tests.core.test_pictures import measured_child
from tests.prove.row import Row, Scale

SIZES = ("width-100", "fill-80x80|format-webp", "max-200x200|format-avif", "width-90|format-png", "original")
TRACES = (CANARY.encode(), HTML, SVG, b"<script", b"PK\x03\x04")
MEGABYTES = 400


def run(scale: Scale) -> list[Row]:
    step = max(1, round(1 / scale.factor / 2))
    good = dict(list(ACCEPTED.items())[::step])
    bad = dict(list(REFUSED.items())[::step])
    with tempfile.TemporaryDirectory() as folder, override_settings(MEDIA_ROOT=folder):
        wrong = [name for name, content in good.items() if not _kept_clean(name, content)]
        wrong += [name for name, (content, reason) in bad.items() if not _refused(content, reason)]
        dirty, files = _traces(Path(folder))
        # The control: a file stored as it came.
        for name in ("telephone.jpg", "drawing.png", "picture-then-page.jpg"):
            default_storage.save(f"as-it-came-{name}", ContentFile(ACCEPTED[name]))
        caught = _traces(Path(folder))[0]
    heavy = [bomb(12_000, 12_000), *([photo(size=(5000, 3900))] if scale.factor >= 1 else [])]
    peak = max(measured_child(content, kind)[1] for content, kind in zip(heavy, ("PNG", "JPEG"), strict=False))
    return [
        Row(
            "G9",
            "Only pictures stay, with nothing but the picture in them",
            f"{len(good)} good and {len(bad)} bad files; {files} files and sizes stored",
            f"{len(wrong)} judged wrongly, {len(dirty)} with a place or a page inside; peak {peak} MB of {MEGABYTES}"
            + "".join(f"; {name}" for name in [*wrong, *dirty][:5]),
            f"3 files stored as they came: {len(caught)} found",
            not wrong and not dirty and len(caught) == 3 and peak < MEGABYTES,
        )
    ]


def _kept_clean(name: str, content: bytes) -> bool:
    try:
        upload = PictureFormField().to_python(SimpleUploadedFile(name, content))
        with transaction.atomic():
            picture = make_picture("A picture", content)
            for size in SIZES:
                picture.get_rendition(size)
    except PictureRefused:
        return False
    return upload is not None and upload.name.endswith((".jpg", ".png"))


def _refused(content: bytes, reason: str) -> bool:
    try:
        clean_picture(content)
    except PictureRefused as refused:
        return refused.messages == [refusals()[reason]]
    return False


def _traces(folder: Path) -> tuple[list[str], int]:
    """Which stored files hold what must not be there, and how many files there are."""
    from PIL import Image

    found, files = [], [path for path in folder.rglob("*") if path.is_file()]
    for path in files:
        content = path.read_bytes()
        with Image.open(path) as image:
            place = dict(image.getexif().get_ifd(GPS))
        if place or any(trace in content for trace in TRACES) or path.suffix in {".html", ".svg", ".php"}:
            found.append(path.name)
    return found, len(files)
