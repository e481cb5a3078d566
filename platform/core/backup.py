"""Backups: one sealed file with a moment of the database, every picture, recording and private file, and the way back.

    many-hands-20260504T030000Z.backup        sealed (core.sealed): gzip, tar: database, media/...,
                                              private/..., manifest.json
    many-hands-20260504T030000Z.backup.json   readable: when, which kind of database, digest of the file

A backup that was never restored is a hope. check() restores one into a scratch database and folder, and
looks: every digest, every table's number of rows, the mark written just before the copy, and that FIELD_KEYS
reads it.
"""

import gzip
import hashlib
import io
import json
import secrets
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any

from cryptography.fernet import InvalidToken
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError
from django.db import connection, models
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from core import private_files, snapshot
from core.fields import cipher
from core.models import Upkeep
from core.sealed import BrokenSeal, OpeningReader, SealingWriter

FORMAT = 1
SUFFIX = ".backup"
DATABASE = "database"
MANIFEST = "manifest.json"
MARK = "backup_mark"
CANARY = b"the field keys read this"


@dataclass(frozen=True)
class Memory:
    """What an app must not forget when older data comes back: a listing hidden since must stay hidden."""

    name: str
    remember: Callable[[datetime], list[Any]]
    apply: Callable[[list[Any]], None]


MEMORIES: dict[str, Memory] = {}


def keep_through_restore(
    name: str, *, remember: Callable[[datetime], list[Any]], apply: Callable[[list[Any]], None]
) -> None:
    """Before a restore `remember` is asked what happened since the backup; afterwards `apply` does it again.

    Called in an app's after_restore.py.
    """
    MEMORIES[name] = Memory(name, remember, apply)


def keys() -> list[str]:
    """The first seals; any of them may open."""
    return [key for key in (settings.BACKUP_KEY, *settings.FIELD_KEYS) if key]


# --- making one ---------------------------------------------------------------------------------
def make(folder: Path) -> Path:
    """Write a backup into the folder and return its path. Others may go on writing meanwhile."""
    _refuse_odd_places(folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    made_at = timezone.now()
    archive = folder / f"many-hands-{made_at:%Y%m%dT%H%M%S}Z{SUFFIX}"
    mark = secrets.token_hex(16)
    Upkeep.objects.update_or_create(name=MARK, defaults={"done_at": made_at, "token": mark})
    with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as work:
        copy, part = Path(work) / DATABASE, Path(work) / "part"
        counts = snapshot.take(copy)
        manifest = {"format": FORMAT, "made_at": made_at.isoformat(), "vendor": connection.vendor, "mark": mark}
        manifest |= {"counts": counts, "canary": cipher().encrypt(CANARY).decode()}
        _write(part, copy, manifest)
        part.chmod(0o600)
        _write_label(archive, part, manifest)
        part.rename(archive)
    Upkeep.objects.update_or_create(name="backup", defaults={"done_at": made_at})
    return archive


def _refuse_odd_places(folder: Path) -> None:
    media = Path(settings.MEDIA_ROOT).resolve()
    if folder.resolve().is_relative_to(media):
        raise CommandError("A backup may not lie in the media folder: what is there is served to anybody.")
    if connection.vendor == "sqlite" and snapshot.live_file().resolve().is_relative_to(media):
        raise CommandError("The database lies in the media folder, where anybody can fetch it. Move it first.")


def _write(part: Path, copy: Path, manifest: dict[str, Any]) -> None:
    with (
        part.open("wb") as out,
        SealingWriter(out, keys()[0]) as sealed,
        gzip.GzipFile(fileobj=sealed, mode="wb", compresslevel=1) as packed,
        tarfile.open(fileobj=packed, mode="w|") as tar,
    ):
        digests = {DATABASE: _add(tar, copy, DATABASE)}
        # After the database: every picture a row of it names is here, unless it was deleted meanwhile.
        for name, path in _files():
            with suppress(FileNotFoundError):
                digests[name] = _add(tar, path, name)
        last = json.dumps({**manifest, "digests": digests}).encode()
        _add_bytes(tar, MANIFEST, last)


def _files() -> Iterator[tuple[str, Path]]:
    """What lies beside the database, each with its name in the backup. Private files stay encrypted as they are."""
    media, private = Path(settings.MEDIA_ROOT), Path(settings.PRIVATE_ROOT)
    for path in sorted(media.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield f"media/{path.relative_to(media).as_posix()}", path
    for path in private_files.every_file():
        yield f"private/{path.relative_to(private).as_posix()}", path


def _add(tar: tarfile.TarFile, path: Path, name: str) -> str:
    """Add one file and return its digest."""
    with path.open("rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
        entry = tarfile.TarInfo(name)
        entry.size = source.tell()
        source.seek(0)
        tar.addfile(entry, source)
    return digest


def _add_bytes(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    tar.addfile(entry, io.BytesIO(content))


def _write_label(archive: Path, part: Path, manifest: dict[str, Any]) -> None:
    label = {key: manifest[key] for key in ("format", "made_at", "vendor")}
    label |= {"sha256": _digest(part), "bytes": part.stat().st_size}
    _label(archive).write_text(json.dumps(label, indent=1) + "\n")


def _label(archive: Path) -> Path:
    return archive.with_name(archive.name + ".json")


def _digest(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def all_in(folder: Path) -> list[Path]:
    """The backups in a folder, the newest first."""
    return sorted(folder.glob(f"many-hands-*{SUFFIX}"), reverse=True)


def drop_old(folder: Path, keep: int) -> int:
    """Delete all but the newest `keep`. Returns how many went."""
    old = all_in(folder)[keep:]
    for archive in old:
        archive.unlink()
        _label(archive).unlink(missing_ok=True)
    return len(old)


# --- reading one --------------------------------------------------------------------------------
@contextmanager
def opened(archive: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The content of a backup in a private folder, every digest checked, and its manifest."""
    if not archive.is_file():
        raise CommandError(f"There is no backup at {archive}.")
    label = _label(archive)
    if label.is_file() and json.loads(label.read_text())["sha256"] != _digest(archive):
        raise CommandError("This backup is not the file that was written: its digest differs.")
    with tempfile.TemporaryDirectory(dir=archive.parent, prefix=".opened-") as work:
        folder = Path(work)
        try:
            manifest = _unpack(archive, folder)
        except (BrokenSeal, tarfile.TarError, EOFError, OSError, json.JSONDecodeError) as error:
            raise CommandError(f"This backup cannot be read. {error}") from error
        yield folder, manifest


def _unpack(archive: Path, folder: Path) -> dict[str, Any]:
    found: dict[str, str] = {}
    with (
        archive.open("rb") as source,
        OpeningReader(source, keys()) as clear,
        gzip.GzipFile(fileobj=clear, mode="rb") as packed,
        tarfile.open(fileobj=packed, mode="r|") as tar,
    ):
        for entry in tar:
            content = tar.extractfile(entry)
            if content is None:
                raise CommandError(f"This backup holds something that is not a file: {entry.name}.")
            found[entry.name] = _keep(content, _inside(folder, entry.name))
    manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
    found.pop(MANIFEST)
    if manifest["format"] != FORMAT:
        raise CommandError("This backup was made by another version of the site.")
    if found != manifest["digests"]:
        raise CommandError("This backup does not hold what its list says.")
    return manifest


def _inside(folder: Path, name: str) -> Path:
    """Where a file of the archive goes: never outside the folder, whatever its name says."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise CommandError(f"This backup wants to write outside its folder: {name}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _keep(content: IO[bytes], path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("wb") as out:
        while piece := content.read(1024 * 1024):
            digest.update(piece)
            out.write(piece)
    return digest.hexdigest()


# --- checking one -------------------------------------------------------------------------------
@dataclass(frozen=True)
class Checked:
    """What a restore check saw."""

    made_at: datetime
    age: timedelta
    rows: int
    files: int
    missing: list[str]


def check(archive: Path) -> Checked:
    """Restore a backup into a scratch database and folder, and look. Raises CommandError for whatever is wrong."""
    with opened(archive) as (folder, manifest):
        checked = _look(folder, manifest)
    Upkeep.objects.update_or_create(name="restore_check", defaults={"done_at": timezone.now()})
    return checked


def _look(folder: Path, manifest: dict[str, Any]) -> Checked:
    if manifest["vendor"] != connection.vendor:
        raise CommandError(f"This backup is of a {manifest['vendor']} database; this site uses {connection.vendor}.")
    try:
        cipher().decrypt(manifest["canary"].encode())
    except InvalidToken as error:
        raise CommandError("FIELD_KEYS does not hold the key this site's private words were written with.") from error
    with snapshot.scratch(folder / DATABASE, folder) as restored:
        if problems := restored.problems():
            raise CommandError("The restored database has faults: " + "; ".join(problems[:5]))
        counts = restored.counts()
        if differing := sorted(t for t in counts | manifest["counts"] if counts.get(t) != manifest["counts"].get(t)):
            raise CommandError("The restored database has another number of rows in: " + ", ".join(differing[:5]))
        if restored.ask(f"SELECT token FROM core_upkeep WHERE name = '{MARK}'")[0][0] != manifest["mark"]:  # nosec B608 -- a constant
            raise CommandError("The restored database is not of the moment the backup says.")
        named = set(_files_named(restored, counts))
    made_at = datetime.fromisoformat(manifest["made_at"])
    missing = sorted(name.removeprefix("media/") for name in named if name not in manifest["digests"])
    files = len(manifest["digests"]) - 1
    return Checked(made_at, timezone.now() - made_at, sum(counts.values()), files, missing)


def _files_named(restored: snapshot.Scratch, tables: snapshot.Counts) -> Iterator[str]:
    """The file of every picture, recording and document a row names. An older backup has not every table of today."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField | private_files.PrivateFileField) and model._meta.db_table in tables:
                # Both names come from our models.
                query = f'SELECT "{field.column}" FROM "{model._meta.db_table}"'  # nosec B608 -- see above
                yield from (_name_of(field, name) for (name,) in restored.ask(query) if name)


def _name_of(field: models.Field[Any, Any], value: str) -> str:
    is_private = isinstance(field, private_files.PrivateFileField)
    return f"private/{private_files.name_of(value)}" if is_private else f"media/{value}"


# --- going back ---------------------------------------------------------------------------------
def restore(archive: Path, *, remember: bool = True) -> list[str]:
    """Replace the database and the media folder by a backup. Returns what was done again after it, by name.

    Do not `remember` when the present database cannot be read.
    """
    autodiscover_modules("after_restore")
    with opened(archive) as (folder, manifest):
        made_at = _look(folder, manifest).made_at
        remembered = {name: memory.remember(made_at) for name, memory in MEMORIES.items() if remember}
        snapshot.put_back(folder / DATABASE)
        _swap(Path(settings.MEDIA_ROOT), folder / "media", 0o755)  # a web server of another user serves it
        _swap(Path(settings.PRIVATE_ROOT), folder / "private", 0o700)
    for name, what in remembered.items():
        MEMORIES[name].apply(what)
    return [f"{name}: {len(what)}" for name, what in remembered.items() if what]


def _swap(present: Path, kept: Path, mode: int) -> None:
    """The present folder is put aside, not deleted: somebody may still want a picture from it."""
    kept.mkdir(exist_ok=True)
    if present.exists():
        present.rename(present.with_name(f"{present.name}.before-{datetime.now(tz=UTC):%Y%m%dT%H%M%S}"))
    shutil.move(kept, present)
    present.chmod(mode)
