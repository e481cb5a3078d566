"""Ana's copy of her data holds her files too: under plain names, sealed on the disk, and no more than there is room."""

import io
import json
import zipfile
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from accounts.models import DataCopy
from accounts.own_data import actions, files
from core import personal, private_files
from core.models import Event
from core.papers import clean_paper
from core.personal import PARTS, OwnFile
from enterprises.listings.documents import actions as documents
from enterprises.listings.models import Enterprise, Photo
from tests.core import paper_files
from tests.factories.formats import add_recording, make_file
from tests.factories.pages import picture
from tests.signed_in import just_signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folders(settings, tmp_path, monkeypatch):
    settings.PRIVATE_ROOT, settings.MEDIA_ROOT = tmp_path / "private", tmp_path / "media"
    # Drawn in test_own_data: here it would only cost time.
    monkeypatch.setattr("accounts.own_data.paper.render_pdf", lambda name, context, **kwargs: _words_of(context))


def _words_of(context):
    return json.dumps({name: context[name] for name in ("files", "too_large", "gone")}).encode()


@pytest.fixture
def anas(client, ana):
    return just_signed_in(client, ana)


@pytest.fixture
def garden(make_listing, ana, jo):
    """A listing Ana runs, with a picture and a recording that others sent, and her insurance."""
    listing = make_listing(name="Roots", slug="roots-copy", owner=ana)
    add_recording(listing, make_file(jo, title="Ana speaks"), transcript="Hello")
    Photo.objects.create(enterprise=listing, picture=picture("Beds in May"), alt="Beds")
    paper = clean_paper(paper_files.pdf())
    return documents.add_document(listing, by=ana, kind="insurance", paper=paper, words="")


def made(person, callbacks):
    with callbacks(execute=True):
        copy = actions.ask_copy(person, by=person)
    copy.refresh_from_db()
    return copy


def unpacked(answer):
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert archive.testzip() is None
    return {name: archive.read(name) for name in archive.namelist()}


def test_it_holds_the_words_and_every_file_of_what_she_runs(
    anas, ana, garden, django_capture_on_commit_callbacks, area
):
    picture("Somebody else's")
    copy = made(ana, django_capture_on_commit_callbacks)

    answer = anas.get(f"/my/data/copy/{copy.pk}/my-data.zip")
    found = unpacked(answer)

    day = f"{garden.added_at:%Y-%m-%d}"
    ending = Enterprise.objects.get(slug="roots-copy").photos.get().picture.file.name.rpartition(".")[2]
    assert set(found) == {
        "my-data.json",
        "my-data.pdf",
        f"pictures/beds-in-may.{ending}",
        next(name for name in found if name.startswith("recordings/ana-speaks.")),
        f"documents/insurance-{day}.pdf",
    }
    assert found[f"documents/insurance-{day}.pdf"] == private_files.read(garden.file)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-data.zip"'
    assert "no-store" in answer.headers["Cache-Control"]
    assert int(answer.headers["Content-Length"]) == copy.bundle_bytes > sum(map(len, found.values())) / 2
    assert json.loads(found["my-data.pdf"])["files"] == json.loads(found["my-data.json"])["files"]


def test_on_the_disk_nobody_can_read_it(ana, garden, django_capture_on_commit_callbacks):
    made(ana, django_capture_on_commit_callbacks)

    lying = [path.read_bytes() for path in private_files.every_file()]

    assert len(lying) == 2  # her insurance, and the copy
    assert not any(b"my-data.json" in content or b"%PDF" in content for content in lying)


def test_that_a_document_is_in_her_copy_is_written_down(ana, garden, django_capture_on_commit_callbacks):
    made(ana, django_capture_on_commit_callbacks)

    copied = Event.objects.filter(tag="document:copied")
    assert list(copied.values_list("subject_id", "by")) == [(str(garden.pk), ana.pk)]


def test_what_is_too_large_or_lost_is_named_and_the_rest_is_there(ana, settings, monkeypatch):
    settings.ACCOUNTS_DATA_COPY_MEGABYTES = 1
    given = [
        OwnFile("pictures/a.jpg", 600_000, lambda: io.BytesIO(b"a")),
        OwnFile("pictures/huge.jpg", 600_000, lambda: io.BytesIO(b"b")),
        OwnFile("pictures/a.jpg", 10, lambda: io.BytesIO(b"c")),
        OwnFile("pictures/lost.jpg", None, lambda: io.BytesIO(b"")),
    ]
    monkeypatch.setitem(PARTS, "pictures", replace(PARTS["pictures"], files=lambda person: given))

    choice = files.chosen_for(ana)

    assert [name for name, _file in choice.taken] == ["pictures/a.jpg", "pictures/a-2.jpg"]
    assert choice.too_large == ["pictures/huge.jpg"]
    assert choice.gone == ["pictures/lost.jpg"]


def test_a_picture_whose_file_is_lost_does_not_stop_the_copy(ana, anas, garden, django_capture_on_commit_callbacks):
    lost = Enterprise.objects.get(slug="roots-copy").photos.get().picture.file
    lost.storage.delete(lost.name)

    copy = made(ana, django_capture_on_commit_callbacks)

    found = unpacked(anas.get(f"/my/data/copy/{copy.pk}/my-data.zip"))
    assert [name.partition(".")[0] for name in json.loads(found["my-data.pdf"])["gone"]] == ["pictures/beds-in-may"]


@pytest.mark.parametrize("go", ["thrown away", "erased"])
def test_the_file_goes_with_the_copy(ana, go, django_capture_on_commit_callbacks):
    copy = made(ana, django_capture_on_commit_callbacks)
    assert list(private_files.every_file())

    with django_capture_on_commit_callbacks(execute=True):
        actions.throw_copy_away(copy, by=ana) if go == "thrown away" else personal.erase_all(ana)

    assert not list(private_files.every_file())


def test_a_copy_thrown_away_while_it_is_made_leaves_no_file(ana):
    copy = DataCopy.objects.create(person=ana, asked_by=ana)
    DataCopy.objects.all().delete()

    actions.make_copy(copy)

    assert not list(private_files.every_file())


def test_nobody_else_gets_it_not_even_the_worker_who_prints_the_paper(
    ana, jo, garden, django_capture_on_commit_callbacks
):
    copy = made(ana, django_capture_on_commit_callbacks)

    with pytest.raises(PermissionDenied):
        actions.open_bundle(copy, by=jo)
    assert actions.open_copy(copy, by=jo, kind="pdf")


def test_a_file_that_is_lost_or_never_was_gets_a_sentence(anas, ana, django_capture_on_commit_callbacks):
    copy = made(ana, django_capture_on_commit_callbacks)
    private_files.delete(copy.bundle)

    page = anas.get(f"/my/data/copy/{copy.pk}/my-data.zip", follow=True).content.decode()

    assert "This file is not there any more. Please make a new copy." in page
    assert f"/my/data/copy/{copy.pk}/my-data.zip" not in page
    assert not Event.objects.filter(tag="data:copy_opened").exists()


def test_the_database_keeps_a_file_for_one_copy(ana, ben):
    DataCopy.objects.create(person=ana, bundle="a" * 32)
    with pytest.raises(IntegrityError), transaction.atomic():
        DataCopy.objects.create(person=ben, bundle="a" * 32)
