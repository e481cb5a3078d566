"""Papers people send: what is kept is pages and nothing else."""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.papers import MAX_BYTES, PaperRefused, clean_paper
from tests.core import paper_files as files


def test_a_pdf_is_kept_without_what_it_says_of_its_maker():
    came = files.pdf()

    clean = clean_paper(came)

    assert clean.mime_type == "application/pdf"
    assert files.CANARY.encode() in came or "/Author" in pikepdf.open(io.BytesIO(came)).docinfo
    kept = pikepdf.open(io.BytesIO(clean.content))
    assert len(kept.pages) == 1
    assert "/Info" not in kept.trailer or "/Author" not in kept.trailer.Info


@pytest.mark.parametrize("format", ["JPEG", "PNG"])
def test_a_photo_of_a_paper_is_written_again(format):
    assert clean_paper(files.photo(format)).mime_type == "image/jpeg"


def test_where_a_photo_was_taken_is_gone():
    came = files.photo_with_place()

    assert files.CANARY.encode() in came
    assert files.CANARY.encode() not in clean_paper(came).content


def test_a_pdf_that_only_its_owner_may_change_can_be_read_and_is_kept():
    came = files.pdf(encryption=pikepdf.Encryption(owner="secret", user=""))

    assert not pikepdf.open(io.BytesIO(clean_paper(came).content)).is_encrypted


REFUSED = {
    "script": (lambda: files.pdf(files.with_script), "does_things"),
    "launches a program from a link": (lambda: files.pdf(files.with_hidden_script), "does_things"),
    "script packed in a stream": (
        lambda: files.pdf(files.packed, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        "does_things",
    ),
    "another file inside": (lambda: files.pdf(files.with_file), "does_things"),
    "password": (lambda: files.pdf(encryption=pikepdf.Encryption(owner="a", user="b")), "locked"),
    "too many pages": (lambda: files.pdf(pages=61), "too_many_pages"),
    "cut off": (lambda: files.pdf()[:60], "broken"),
    "no pages": (lambda: files.pdf(pages=0), "broken"),
    "only looks like one": (lambda: b"%PDF-1.7\n<script>alert(1)</script>", "broken"),
    "empty": (lambda: b"", "empty"),
    "a page of the web": (lambda: b"<html><script>alert(1)</script></html>", "wrong_kind"),
    "a drawing with a script": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "wrong_kind"),
    "a program": (lambda: b"MZ" + b"\0" * 200, "wrong_kind"),
    "an archive": (lambda: b"PK\x03\x04" + b"\0" * 200, "wrong_kind"),
    "too heavy": (lambda: b"%PDF-" + b"0" * MAX_BYTES, "too_heavy"),
    "a photo cut off": (lambda: files.photo()[:100], "picture"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_only_pages_is_refused_with_a_sentence(name):
    make, reason = REFUSED[name]

    with pytest.raises(PaperRefused) as refused:
        clean_paper(SimpleUploadedFile("insurance.pdf", make(), "application/pdf"))

    assert refused.value.code == reason
    assert refused.value.messages[0].endswith(".")
