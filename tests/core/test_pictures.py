"""Only the picture is kept: no place, no program, no file that came, and never an error page."""

import io
import json
import resource
import subprocess
import sys
import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from core import pictures
from core.models import Picture
from core.picture_forms import PictureFormField
from core.pictures import PictureRefused, clean_picture, make_picture
from tests.core.picture_files import ACCEPTED, CANARY, HTML, REFUSED, bomb, photo, see_through


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def nothing_but_a_picture(content):
    """The file opens, and holds none of what came with it."""
    with Image.open(io.BytesIO(content)) as image:
        image.load()
        kept = {key for key in image.info if key not in {"jfif", "jfif_version", "jfif_unit", "jfif_density"}}
        assert kept <= {"progressive", "progression"}
        assert not image.getexif()
    for trace in (
        CANARY.encode(),
        b"alert(",
        b"GPS",
        b"Exif",
        b"ICC_PROFILE",
        b"xmpmeta",
        b"PK\x03\x04",
        b"<script",
    ):
        assert trace not in content
    return True


def test_the_corpus_is_large_enough():
    assert len(ACCEPTED) >= 30
    assert len(REFUSED) >= 30


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_good_picture_is_kept_and_nothing_else(name):
    upload = PictureFormField().to_python(SimpleUploadedFile(name, ACCEPTED[name]))

    content = upload.read()
    assert nothing_but_a_picture(content)
    assert len(upload.name) == 28
    assert upload.name.endswith((".jpg", ".png"))


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_with_a_sentence(name):
    content, reason = REFUSED[name]

    with pytest.raises(PictureRefused) as refused:
        clean_picture(content)

    assert refused.value.messages == [pictures.refusals()[reason]]


def test_the_canary_is_really_in_the_files_that_come():
    for name in ("telephone.jpg", "drawing.png", "modern.webp", "pair.mpo.jpg", "sideways.jpg"):
        assert CANARY.encode() in ACCEPTED[name]


def test_a_sideways_photograph_is_turned_the_right_way_up():
    clean = clean_picture(photo(size=(320, 240), orientation=6))

    assert (clean.width, clean.height) == (240, 320)


def test_what_is_see_through_stays_see_through():
    clean = clean_picture(see_through())

    with Image.open(io.BytesIO(clean.content)) as image:
        assert (clean.mime_type, image.mode, image.getpixel((0, 0))[3]) == ("image/png", "RGBA", 0)


def test_colours_stay_as_they_were():
    clean = clean_picture(photo())

    with Image.open(io.BytesIO(clean.content)) as image:
        assert all(abs(a - b) < 8 for a, b in zip(image.getpixel((5, 5)), (210, 180, 140), strict=True))


def test_a_large_photograph_is_made_smaller():
    clean = clean_picture(photo(size=(5000, 3000)))

    assert (clean.width, clean.height) == (2560, 1536)


def measured_child(content, kind):
    """Seconds and peak memory (MB) of a child process cleaning one picture, and its answer."""
    code = (
        "import resource, subprocess, sys; content = sys.stdin.buffer.read();"
        "answer = subprocess.run(sys.argv[1:], input=content, capture_output=True);"
        "sys.stdout.buffer.write(answer.stdout.partition(b'\\n')[0]);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, file=sys.stderr)"
    )
    limits = [
        kind,
        pictures.MAX_PIXELS,
        pictures.MAX_SIDE,
        pictures.KEPT_SIDE,
        pictures.MEMORY,
        pictures.SECONDS,
    ]
    command = [sys.executable, "-I", str(pictures._CHILD), *map(str, limits)]
    start = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code, *command], input=content, capture_output=True, check=True)
    return time.monotonic() - start, int(done.stderr), json.loads(done.stdout or b"{}")


def test_a_picture_of_144_million_dots_is_refused_before_it_is_unpacked():
    content = bomb(12_000, 12_000)
    assert len(content) < 100_000

    seconds, megabytes, answer = measured_child(content, "PNG")

    assert answer == {"refused": "too_many_pixels"}
    assert megabytes < 80, "as 8-bit pixels alone it would take 144 MB"
    assert seconds < 5


def test_the_largest_picture_that_is_kept_stays_within_the_memory_we_promise():
    out = io.BytesIO()
    Image.new("RGBA", (5000, 4000), (10, 20, 30, 128)).save(out, "PNG", compress_level=1)

    _seconds, megabytes, answer = measured_child(out.getvalue(), "PNG")

    assert answer["mime_type"] == "image/png"
    assert megabytes < 400


def test_a_decoder_that_wants_more_memory_than_allowed_is_stopped_alone(monkeypatch):
    monkeypatch.setattr(pictures, "MEMORY", 120 * 1024 * 1024)

    with pytest.raises(PictureRefused, match="damaged"):
        clean_picture(bomb(5000, 3999))


def test_a_decoder_that_never_ends_is_stopped(monkeypatch, tmp_path):
    endless = tmp_path / "endless.py"
    endless.write_text("while True: pass")
    monkeypatch.setattr(pictures, "_CHILD", endless)
    monkeypatch.setattr(pictures, "SECONDS", 1)

    with pytest.raises(PictureRefused, match="damaged"):
        clean_picture(photo())


def test_cleaning_costs_this_process_nothing():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(PictureRefused):
        clean_picture(bomb(12_000, 12_000))

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


# --- what is stored and served ------------------------------------------------------------------
def stored_files(settings):
    return sorted(path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file())


@pytest.mark.django_db
def test_a_picture_made_by_the_demo_or_an_import_is_clean_and_so_is_every_size_of_it(settings):
    picture = make_picture("Bread", photo(), description="Bread")

    for spec in (
        "width-100",
        "fill-80x80|format-webp",
        "max-200x200|format-avif",
        "width-90|format-png",
        "original",
    ):
        picture.get_rendition(spec)

    files = stored_files(settings)
    assert len(files) == 6
    assert all(CANARY.encode() not in path.read_bytes() for path in files)
    for path in files:
        with Image.open(path) as image:
            assert not image.getexif()
            assert "icc_profile" not in image.info
    assert (picture.width, picture.height, picture.file_size) == (320, 240, picture.file.size)


@pytest.mark.django_db
def test_a_file_that_reaches_the_model_by_another_route_is_cleaned_too(settings):
    picture = Picture(title="By hand")
    picture.file.save("kitchen.jpg", ContentFile(photo()), save=True)
    Picture.objects.create(title="Direct", file=ContentFile(photo(), name="garden.jpg"))

    files = stored_files(settings)
    assert len(files) == 2
    assert all(nothing_but_a_picture(path.read_bytes()) for path in files)
    assert not any("kitchen" in path.name or "garden" in path.name for path in files)


@pytest.fixture
def editor_client(client, root):
    Authenticator.objects.create(user=root, type=Authenticator.Type.TOTP, data={})
    client.force_login(root)
    return client


def upload(name, content):
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def add_one(client, name, content):
    return client.post(reverse("wagtailimages:add"), {"title": "Kitchen", "file": upload(name, content)})


def add_several(client, name, content):
    return client.post(reverse("wagtailimages:add_multiple"), {"title": "Kitchen", "files[]": upload(name, content)})


def choose(client, name, content):
    return client.post(
        reverse("wagtailimages_chooser:create"),
        {"image-chooser-upload-title": "Kitchen", "image-chooser-upload-file": upload(name, content)},
    )


def edit(client, name, content):
    picture = Picture.objects.first() or make_picture("Before", see_through())
    return client.post(
        reverse("wagtailimages:edit", args=[picture.pk]), {"title": "Kitchen", "file": upload(name, content)}
    )


ROUTES = pytest.mark.parametrize("send", [add_one, add_several, choose, edit])


@ROUTES
@pytest.mark.django_db
def test_every_way_in_through_wagtail_keeps_only_a_clean_picture(send, editor_client, settings):
    response = send(editor_client, "photo.jpg.php", ACCEPTED["picture-then-page.jpg"])

    assert response.status_code in (200, 302)
    picture = Picture.objects.get()
    assert picture.title == "Kitchen"
    files = stored_files(settings)
    assert str(settings.MEDIA_ROOT / picture.file.name) in map(str, files)
    assert all(CANARY.encode() not in path.read_bytes() and HTML not in path.read_bytes() for path in files)
    assert all(path.suffix in {".jpg", ".png"} for path in files)


@ROUTES
@pytest.mark.parametrize("name", ["bomb.png", "cut-short.jpg", "page.jpg", "drawing.svg", "lying.png"])
@pytest.mark.django_db
def test_every_way_in_through_wagtail_says_why_a_file_is_not_kept(send, name, editor_client, settings):
    content, reason = REFUSED[name]
    before = {"edit": 1}.get(send.__name__, 0)

    response = send(editor_client, name, content)

    assert response.status_code == 200
    said = response.content.decode().encode().decode("unicode_escape", errors="replace")
    assert str(pictures.refusals()[reason]) in said.replace("&#x27;", "'")
    assert Picture.objects.count() == before
    assert len(list(settings.MEDIA_ROOT.glob("original_images/*"))) == before
    assert not (settings.MEDIA_ROOT / "wagtail_uploads").exists()


@pytest.mark.django_db
def test_when_another_field_is_wrong_the_file_is_not_left_lying_as_it_came(editor_client, settings):
    response = editor_client.post(
        reverse("wagtailimages:add_multiple"), {"title": "k" * 300, "files[]": upload("k.jpg", photo())}
    )

    assert response.json()["success"] is False
    assert "Choose the picture again" in response.json()["error_message"]
    assert stored_files(settings) == []


def test_the_field_offers_the_kinds_it_takes():
    attributes = PictureFormField().widget.attrs

    assert "image/heic" in attributes["accept"]
    assert "svg" not in attributes["accept"]
