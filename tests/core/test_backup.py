"""A backup made while others write can be restored, whole; anything less is refused with a sentence."""

import io
import json
import shutil
import sqlite3
import tarfile
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event as Flag
from threading import Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import Person
from core import backup, private_files, sealed, snapshot
from core.models import Bucket, Event, Upkeep
from core.pictures import make_picture
from enterprises.listings.actions import hide_listing
from enterprises.listings.models import Enterprise
from tests.core.picture_files import see_through
from tests.factories.formats import make_file
from tests.factories.listings import make_listing

on_real_data = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    settings.PRIVATE_ROOT = tmp_path / "private"
    settings.BACKUP_DIR = tmp_path / "backups"
    settings.BACKUP_KEY = "a-backup-key-for-tests"


def made(**options):
    call_command("backup", stdout=io.StringIO(), **options)
    return backup.all_in(options.get("to") or Path(connection_folder()))[0]


def connection_folder():
    from django.conf import settings

    return settings.BACKUP_DIR


def said(command, *arguments, **options):
    out = io.StringIO()
    call_command(command, *arguments, stdout=out, **options)
    return out.getvalue()


# --- sealed files -------------------------------------------------------------------------------
def seal(content, key="key"):
    out = io.BytesIO()
    with sealed.SealingWriter(out, key) as writer:
        for start in range(0, len(content), 70_000):
            writer.write(content[start : start + 70_000])
    return out.getvalue()


def unseal(content, *keys):
    with sealed.OpeningReader(io.BytesIO(content), keys or ("key",)) as reader:
        return reader.read()


@pytest.mark.parametrize("size", [0, 1, sealed.PIECE - 1, sealed.PIECE, sealed.PIECE + 1, 3 * sealed.PIECE])
def test_what_is_sealed_comes_back_whole(size):
    content = bytes(range(256)) * (size // 256 + 1)

    assert unseal(seal(content[:size])) == content[:size]


def test_an_older_key_still_opens_and_another_does_not():
    closed = seal(b"words", "old")

    assert unseal(closed, "new", "old") == b"words"
    with pytest.raises(sealed.BrokenSeal, match="None of the keys"):
        unseal(closed, "new")


@pytest.mark.parametrize("where", [0, 25, 500, sealed.PIECE + 200, 2 * sealed.PIECE + 100, -1])
def test_one_changed_byte_is_found(where):
    closed = bytearray(seal(b"x" * (2 * sealed.PIECE + 1000)))
    closed[where] ^= 1

    with pytest.raises(sealed.BrokenSeal):
        unseal(bytes(closed))


@pytest.mark.parametrize("left", [10, 40, 1000, sealed.PIECE + len(sealed.MAGIC) + 32, 2 * sealed.PIECE])
def test_a_file_that_was_cut_off_is_found(left):
    with pytest.raises(sealed.BrokenSeal):
        unseal(seal(b"x" * (2 * sealed.PIECE + 1000))[:left])


def test_a_sealed_file_holds_nothing_readable():
    assert b"canary" not in seal(b"canary" * 1000)


# --- backup and restore check -------------------------------------------------------------------
@on_real_data
def test_a_backup_is_one_private_file_with_a_label_and_can_be_restored(ana):
    make_picture("Bread", see_through())

    archive = made()
    seen = said("restore_check")

    label = json.loads((archive.parent / f"{archive.name}.json").read_text())
    assert sorted(path.name for path in archive.parent.iterdir()) == [archive.name, f"{archive.name}.json"]
    assert (archive.stat().st_mode & 0o777, archive.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert (label["vendor"], label["bytes"]) == (connection.vendor, archive.stat().st_size)
    assert b"ana@example.com" not in archive.read_bytes()
    assert "can be restored" in seen
    assert "1 files, 0 hours old" in seen
    assert set(Upkeep.objects.values_list("name", flat=True)) == {backup.MARK, "backup", "restore_check"}


@on_real_data
def test_a_backup_made_while_others_write_holds_whole_transactions_and_all_that_was_acknowledged(ana):
    stop, acknowledged = Flag(), []

    def writer():
        """Two rows in each transaction: half a one would show as an odd number."""
        try:
            number = 0
            while not stop.is_set():
                with transaction.atomic():
                    for half in "ab":
                        Bucket.objects.create(key=f"{number}{half}", tokens=1, updated_at=timezone.now())
                acknowledged.append(number)
                number += 1
        finally:
            connection.close()

    thread = Thread(target=writer)
    thread.start()
    try:
        while len(acknowledged) < 20:
            time.sleep(0.01)
        before = len(acknowledged)
        archive = made()
        after = len(acknowledged)
    finally:
        stop.set()
        thread.join()

    backup.check(archive)
    with backup.opened(archive) as (folder, _manifest), snapshot.scratch(folder / "database", folder) as restored:
        keys = {row[0] for row in restored.ask("SELECT key FROM core_bucket")}
    numbers = {int(key[:-1]) for key in keys}
    assert len(keys) == 2 * len(numbers)
    assert numbers >= set(range(before))
    assert after > before


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a file copy is a mistake one can make with SQLite only")
@on_real_data
def test_a_plain_copy_of_the_live_file_does_miss_what_was_acknowledged(tmp_path, ana):
    """The control: what a backup is for could not be had by copying."""
    Bucket.objects.create(key="acknowledged", tokens=1, updated_at=timezone.now())
    copied = tmp_path / "copied.sqlite3"
    shutil.copyfile(snapshot.live_file(), copied)
    taken = tmp_path / "taken.sqlite3"
    snapshot.take(taken)

    def rows(path):
        with closing(sqlite3.connect(path)) as opened:
            try:
                return opened.execute("SELECT count(*) FROM core_bucket").fetchone()[0]
            except sqlite3.DatabaseError:
                return None

    assert rows(taken) == 1
    assert rows(copied) in (0, None)


@on_real_data
def test_old_backups_are_deleted_and_the_newest_kept(ana, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    for day in range(1, 5):
        name = f"many-hands-2020010{day}T000000Z.backup"
        (folder / name).touch()
        (folder / f"{name}.json").touch()
    (folder / "something-else.backup").touch()

    archive = made(to=folder, keep=2)

    assert sorted(path.name for path in folder.glob("*.backup")) == [
        "many-hands-20200104T000000Z.backup",
        archive.name,
        "something-else.backup",
    ]


def repacked(archive, change):
    """The same backup with one member changed by whoever has the key."""
    with (
        archive.open("rb") as source,
        sealed.OpeningReader(source, backup.keys()) as clear,
        tarfile.open(fileobj=io.BytesIO(clear.read()), mode="r:gz") as tar,
    ):
        members = {entry.name: tar.extractfile(entry).read() for entry in tar}
    change(members)
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    with archive.open("wb") as out, sealed.SealingWriter(out, backup.keys()[0]) as writer:
        writer.write(packed.getvalue())
    backup._label(archive).unlink()


def flip(archive):
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 1
    archive.write_bytes(content)


def cut(archive):
    backup._label(archive).unlink()
    archive.write_bytes(archive.read_bytes()[:-200])


def manifest_with(**changes):
    def change(members):
        members["manifest.json"] = json.dumps({**json.loads(members["manifest.json"]), **changes}).encode()

    return lambda archive: repacked(archive, change)


def climb(members):
    manifest = members.pop("manifest.json")
    members["../../climbed"] = b"out"
    members["manifest.json"] = manifest


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (flip, "digest differs"),
        (cut, "cannot be read"),
        (lambda archive: archive.write_bytes(b"not a backup"), "digest differs"),
        (lambda archive: repacked(archive, lambda members: members.pop("media/a.txt")), "what its list says"),
        (lambda archive: repacked(archive, lambda members: members.update({"media/a.txt": b"else"})), "what its list"),
        (lambda archive: repacked(archive, climb), "outside its folder"),
        (manifest_with(format=99), "another version"),
        (manifest_with(vendor="oracle"), "of a oracle database"),
        (manifest_with(mark="another moment"), "not of the moment"),
        (manifest_with(counts={"core_event": 5}), "another number of rows"),
        (manifest_with(canary="gAAAAA"), "FIELD_KEYS"),
    ],
    ids=["a byte", "cut off", "not one", "less", "changed", "climbs", "version", "kind", "moment", "rows", "field key"],
)
@on_real_data
def test_a_backup_that_is_not_right_is_found(ana, settings, tmp_path, harm, sentence):
    (settings.MEDIA_ROOT / "a.txt").write_text("a")
    archive = made()
    harm(archive)

    with pytest.raises(CommandError, match=sentence):
        call_command("restore_check", archive)

    assert not Upkeep.objects.filter(name="restore_check").exists()
    assert not (tmp_path / "climbed").exists()
    assert not [path for path in archive.parent.iterdir() if path.is_dir()], "what was opened is gone again"


@on_real_data
def test_a_picture_whose_file_was_lost_is_counted(ana, settings):
    picture = make_picture("Bread", see_through())
    (settings.MEDIA_ROOT / picture.file.name).unlink()
    made()

    assert f"1 files are not in it. Were they lost before it was made? {picture.file.name}" in said("restore_check")


@on_real_data
def test_recordings_are_kept_too_and_looked_for_by_their_names(settings, root):
    kept, lost = make_file(root), make_file(root, sound=True)
    (settings.MEDIA_ROOT / lost.file.name).unlink()
    archive = made()
    words = said("restore_check")
    assert f"1 files are not in it. Were they lost before it was made? {lost.file.name}" in words

    content = (settings.MEDIA_ROOT / kept.file.name).read_bytes()
    (settings.MEDIA_ROOT / kept.file.name).unlink()
    said("restore", archive, yes=True)

    assert (settings.MEDIA_ROOT / kept.file.name).read_bytes() == content


@on_real_data
def test_private_files_are_kept_too_and_stay_encrypted_and_private(settings, area):
    listing = make_listing(area=area)
    kept, lost = (private_files.save(b"canary: insured") for _each in range(2))
    for key in (kept, lost):
        listing.documents.create(kind="training", file=key)
    private_files.delete(lost)
    archive = made()
    assert f"1 files are not in it. Were they lost before it was made? private/{lost[:2]}/{lost}" in said(
        "restore_check"
    )
    with backup.opened(archive) as (folder, _manifest):
        assert b"canary" not in (folder / "private" / private_files.name_of(kept)).read_bytes()

    private_files.delete(kept)
    later = private_files.save(b"came later")
    said("restore", archive, yes=True)

    assert private_files.read(kept) == b"canary: insured"
    assert [path.name for path in private_files.every_file()] == [kept]
    assert later
    assert settings.PRIVATE_ROOT.stat().st_mode & 0o777 == 0o700


def test_without_any_backup_the_check_says_how_to_make_one(db):
    with pytest.raises(CommandError, match=r"manage.py backup"):
        call_command("restore_check")


@on_real_data
def test_a_backup_is_never_put_where_anybody_can_fetch_it(settings):
    with pytest.raises(CommandError, match="served to anybody"):
        call_command("backup", to=settings.MEDIA_ROOT / "backups")

    assert list(settings.MEDIA_ROOT.iterdir()) == []


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL's files lie elsewhere")
@on_real_data
def test_a_database_in_the_media_folder_is_refused(settings):
    settings.MEDIA_ROOT = snapshot.live_file().parent

    with pytest.raises(CommandError, match="database lies in the media folder"):
        call_command("backup")


# --- going back ---------------------------------------------------------------------------------
@on_real_data
def test_restore_brings_back_rows_and_pictures_and_keeps_the_log_protected(ana, settings, tmp_path):
    picture = make_picture("Bread", see_through())
    archive = made()
    Person.objects.filter(pk=ana.pk).update(name="Changed Since")
    Person.objects.create_user("later@example.com", name="Came Later")
    (settings.MEDIA_ROOT / picture.file.name).unlink()
    (settings.MEDIA_ROOT / "later.jpg").touch()

    out = said("restore", archive, yes=True)

    assert list(Person.objects.values_list("name", "email")) == [("Ana Silva", "ana@example.com")]
    assert (settings.MEDIA_ROOT / picture.file.name).is_file()
    assert not (settings.MEDIA_ROOT / "later.jpg").exists()
    assert len(list(tmp_path.glob("media.before-*/later.jpg"))) == 1
    assert len(backup.all_in(settings.BACKUP_DIR / "before-restore")) == 1
    assert "Restored" in out
    event = Event.objects.create(tag="listing:created", subject_type="x", subject_id="1")
    with pytest.raises(Exception, match="append-only"), transaction.atomic():
        event.delete()


@on_real_data
def test_restore_asks_before_it_replaces_everything(ana):
    archive = made()
    Person.objects.create_user("later@example.com", name="Came Later")

    with pytest.raises(CommandError, match="--yes"):
        call_command("restore", archive)

    assert Person.objects.count() == 2


@on_real_data
def test_a_broken_backup_replaces_nothing(ana, settings):
    archive = made()
    manifest_with(counts={})(archive)
    Person.objects.create_user("later@example.com", name="Came Later")

    with pytest.raises(CommandError, match="number of rows"):
        call_command("restore", archive, yes=True, stdout=io.StringIO())

    assert Person.objects.count() == 2
    assert settings.MEDIA_ROOT.is_dir()


@on_real_data
def test_a_listing_hidden_since_the_backup_stays_hidden(make_listing, jo):
    hidden, shown = make_listing(name="Gone to ground"), make_listing(name="Open as ever")
    archive = made()
    hide_listing(hidden, by=jo)

    out = said("restore", archive, yes=True)

    assert "listings hidden since the backup: 1" in out
    assert list(Enterprise.objects.public().values_list("pk", flat=True)) == [shown.pk]
    assert Enterprise.objects.get(pk=hidden.pk).hidden_at - timezone.now() < timedelta(minutes=1)
