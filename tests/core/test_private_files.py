"""Private files lie encrypted outside what is served, under names that say nothing."""

import os
import time
from datetime import timedelta

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from core import private_files


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path / "private"
    return settings.PRIVATE_ROOT


def test_what_is_kept_can_be_read_again_and_not_from_the_disk(folder):
    key = private_files.save(b"canary: insured until March")

    lying = list(private_files.every_file())
    assert private_files.read(key) == b"canary: insured until March"
    assert len(lying) == 1
    assert b"canary" not in lying[0].read_bytes()
    assert oct(lying[0].stat().st_mode)[-3:] == "600"


def test_an_older_key_still_reads_and_a_strange_one_does_not(settings):
    settings.FIELD_KEYS = ["old-key"]
    key = private_files.save(b"words")

    settings.FIELD_KEYS = ["new-key", "old-key"]
    assert private_files.read(key) == b"words"
    settings.FIELD_KEYS = ["new-key"]
    with pytest.raises(ImproperlyConfigured):
        private_files.read(key)


@pytest.mark.parametrize("key", ["", "../../../etc/passwd", "a" * 31, "A" * 32, "a" * 32 + "\n", "ab/" + "c" * 29])
def test_nothing_but_a_key_names_a_file(key):
    with pytest.raises(FileNotFoundError):
        private_files.read(key)


def test_what_is_deleted_is_gone():
    key = private_files.save(b"words")

    private_files.delete(key)
    private_files.delete(key)

    with pytest.raises(FileNotFoundError):
        private_files.read(key)


def test_a_file_that_no_row_names_goes_after_a_while_and_not_before(db):
    old, new = private_files.save(b"old"), private_files.save(b"new")
    for path in private_files.every_file():
        if path.name == old:
            os.utime(path, (time.time() - 200_000,) * 2)

    assert private_files.delete_unnamed(timezone.now() - timedelta(days=1)) == 1
    assert [path.name for path in private_files.every_file()] == [new]


def test_a_folder_that_is_served_is_refused(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.PRIVATE_ROOT = tmp_path / "private"

    assert "manyhands.E023" in {each.id for each in run_checks()}


@pytest.mark.parametrize("size", [0, 1, 1024 * 1024, 1024 * 1024 + 1, 3_000_000])
def test_a_large_file_is_written_and_read_bit_by_bit_and_knows_its_size(size):
    content = os.urandom(size)
    with private_files.writing() as (key, out):
        for at in range(0, size, 700_001):
            out.write(content[at : at + 700_001])

    with private_files.opened(key) as source:
        assert source.read() == content
    assert private_files.size_of(key) == size
    assert oct(next(private_files.every_file()).stat().st_mode)[-3:] == "600"


def test_nothing_stays_of_a_large_file_that_could_not_be_written():
    def write():
        with private_files.writing() as (_key, out):
            out.write(b"words")
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        write()
    assert not list(private_files.every_file())
