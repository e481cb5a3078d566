"""Captions are read line by line, and only words and times are kept."""

import io

import pytest
from django.core.exceptions import ValidationError

from core.captions import clean_captions, read_captions

GOOD = """\ufeffWEBVTT - made by a program

NOTE who made it and where

STYLE
::cue { color: red }

1
00:01.000 --> 00:04.500 align:start position:0%
<v Ruby>Hello, <b>I am Ruby</b>.</v>
<c.yellow>This is our garden.</c>

01:00:02.000 --> 01:00:05.000
We &amp; you.
"""


def test_words_and_times_are_kept_and_nothing_else():
    assert clean_captions(GOOD.replace("\n", "\r\n")) == (
        "WEBVTT\n\n"
        "00:00:01.000 --> 00:00:04.500\n<v Ruby>Hello, <b>I am Ruby</b>.</v>\nThis is our garden.\n\n"
        "01:00:02.000 --> 01:00:05.000\nWe &amp; you.\n"
    )
    assert clean_captions(clean_captions(GOOD)) == clean_captions(GOOD)
    assert clean_captions("  ") == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1\n00:00:01,000 --> 00:00:02,000\nHello", "WEBVTT"),
        ("WEBVTTX\n\n00:01.000 --> 00:02.000\nx", "WEBVTT"),
        ("WEBVTT", "no words"),
        ("WEBVTT\n\nNOTE only a note", "no words"),
        ("WEBVTT\n\n00:01 --> 00:02\nHello", "Line 3"),
        ("WEBVTT\n\nfirst\n00:00:01,000 --> 00:00:02,000\nHello", "Line 4"),
        ("WEBVTT\n\n00:05.000 --> 00:02.000\nHello", "Line 3"),
        ("WEBVTT\n\nhello", "Line 4"),
        ("WEBVTT\n\n" + "x" * 300_000, "too long"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, words):
    with pytest.raises(ValidationError, match=words):
        clean_captions(text)


def test_no_mark_of_another_language_stays():
    left = clean_captions("WEBVTT\n\n00:01.000 --> 00:02.000\n<script>alert(1)</script><img src=x onerror=y>Hi")

    assert left.endswith("\nalert(1)Hi\n")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"WEBVTT\n\n" + b" " * 200_000])
def test_a_file_that_is_none_is_refused_with_a_sentence(content):
    with pytest.raises(ValidationError) as caught:
        read_captions(io.BytesIO(content))

    assert caught.value.messages[0].endswith(".")
