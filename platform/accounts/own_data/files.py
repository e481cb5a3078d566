"""The files that go with a copy of somebody's data: which of them, what each is called, and the ZIP they lie in."""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO, Any

from django.conf import settings

from core import private_files
from core.personal import OwnFile, parts

#: Photographs and recordings are small already: only words are worth the time.
_SQUEEZED = (".json",)
_BIT = 1 << 20


@dataclass
class Choice:
    """What is put in, each under the one name it has; and the names of what is not, and why."""

    taken: list[tuple[str, OwnFile]] = field(default_factory=list)
    too_large: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def chosen_for(person: Any) -> Choice:
    """Every file of theirs, part by part, as long as all together stay below the limit."""
    room, choice = settings.ACCOUNTS_DATA_COPY_MEGABYTES * _BIT, Choice()
    for name, file in _named(each for part in parts() for each in part.files(person)):
        if file.bytes_count is None:
            choice.gone.append(name)
        elif file.bytes_count > room:
            choice.too_large.append(name)
        else:
            room -= file.bytes_count
            choice.taken.append((name, file))
    return choice


def _named(files: Iterable[OwnFile]) -> Iterator[tuple[str, OwnFile]]:
    """Two of one name would be one file: the second gets a number."""
    used: set[str] = set()
    for file in files:
        path, name, number = PurePosixPath(file.name), file.name, 1
        while name in used:
            number += 1
            name = str(path.with_name(f"{path.stem}-{number}{path.suffix}"))
        used.add(name)
        yield name, file


def zipped(words: dict[str, bytes], choice: Choice) -> str:
    """Write the ZIP bit by bit, sealed, and return its key (core.private_files)."""
    with private_files.writing() as (key, out), zipfile.ZipFile(out, "w") as archive:
        for name, content in words.items():
            _begin(archive, name, [content])
        for name, file in choice.taken:
            with file.opened() as source:
                _begin(archive, name, _bits(source))
    return key


def _begin(archive: zipfile.ZipFile, name: str, bits: Iterable[bytes]) -> None:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED if name.endswith(_SQUEEZED) else zipfile.ZIP_STORED
    with archive.open(entry, "w") as out:
        for bit in bits:
            out.write(bit)


def _bits(source: IO[bytes]) -> Iterator[bytes]:
    while bit := source.read(_BIT):
        yield bit
