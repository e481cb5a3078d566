"""Only drawings are kept of SVG files: shapes and plain colours, written anew."""

import time

import pytest

from core.drawings import MAX_BYTES, DrawingRefused, clean_drawing
from enterprises.listings.symbols import STARTER

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
DOT = '<circle cx="1" cy="2" r="3"/>'
KEPT_DOT = '<circle cx="1" cy="2" r="3"></circle>'


def svg(inside, start=OPEN):
    return f"{start}{inside}</svg>".encode()


ACCEPT = {
    "a circle": (svg(DOT), KEPT_DOT),
    "with a declaration": (b'<?xml version="1.0" encoding="UTF-8"?>' + svg(DOT), KEPT_DOT),
    "with a byte order mark": (b"\xef\xbb\xbf" + svg(DOT), KEPT_DOT),
    "comments": (svg(f"<!-- made by me -->{DOT}"), KEPT_DOT),
    "notes of a program": (
        svg(
            f'<metadata><x:R xmlns:x="urn:rdf"><x:Work/></x:R></metadata><n:view n:zoom="1"><n:grid/></n:view>{DOT}',
            OPEN.replace(">", ' xmlns:n="urn:inkscape">'),
        ),
        KEPT_DOT,
    ),
    "a title": (svg(f"<title>My drawing</title><desc>About it</desc>{DOT}"), KEPT_DOT),
    "names and classes are left out": (svg('<circle id="a" class="b" data-x="1" cx="1" cy="2" r="3"/>'), KEPT_DOT),
    "styles become attributes": (
        svg('<path d="M0 0L9 9" style="fill: #fff; stroke:none;stroke-width:2px; -inkscape-font: Arial"/>'),
        '<path d="M0 0L9 9" fill="#fff" stroke="none" stroke-width="2px"></path>',
    ),
    "groups and moves": (
        svg(f'<g transform="translate(1,2) rotate(45 12 12)"><g fill="red">{DOT}</g></g>'),
        f'<g transform="translate(1,2) rotate(45 12 12)"><g fill="red">{KEPT_DOT}</g></g>',
    ),
    "every shape": (
        svg(
            '<rect x="1" y="1" width="2" height="2" rx="1"/><ellipse cx="1" cy="1" rx="2" ry="1"/>'
            '<line x1="0" y1="0" x2="9" y2="9"/><polyline points="0,0 1,1 2,0"/><polygon points="0 0 1 1 2 0"/>'
        ),
        '<polygon points="0 0 1 1 2 0"></polygon>',
    ),
    "an empty list of definitions": (svg(f"<defs/>{DOT}"), KEPT_DOT),
    "words around shapes": (svg(f"hello {DOT} there"), KEPT_DOT),
}


@pytest.mark.parametrize("name", ACCEPT)
def test_what_is_kept_is_written_anew(name):
    sent, kept = ACCEPT[name]

    clean = clean_drawing(sent)

    assert kept in clean
    assert clean.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"')
    assert clean_drawing(clean.encode()) == clean


def test_a_drawing_without_a_view_box_has_one_made_of_its_size():
    clean = clean_drawing(svg(DOT, '<svg xmlns="http://www.w3.org/2000/svg" width="48px" height="32">'))

    assert 'viewBox="0 0 48 32"' in clean
    assert "width" not in clean


BOMB = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + svg("<title>&b;</title>" + DOT)
REJECT = {
    "nothing": (b"", "empty"),
    "spaces": (b" \n ", "empty"),
    "words": (b"hello, I am a drawing", "wrong_kind"),
    "a web page": (b"<!doctype html><html><body><script>alert(1)</script></body></html>", "wrong_kind"),
    "XHTML": (b'<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "wrong_kind"),
    "svg of no language": (b'<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>', "wrong_kind"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "wrong_kind"),
    "squeezed": (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "wrong_kind"),
    "sixteen bit letters": (svg(DOT).decode().encode("utf-16"), "wrong_kind"),
    "not closed": (OPEN.encode() + DOT.encode(), "broken"),
    "two of them": (svg(DOT) + svg(DOT), "broken"),
    "nothing to see": (svg("<g/><title>x</title>"), "nothing"),
    "no size": (svg(DOT, '<svg xmlns="http://www.w3.org/2000/svg">'), "no_size"),
    "a strange size": (svg(DOT, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e999 url(x)">'), "no_size"),
    "too big": (svg(DOT + " " * MAX_BYTES), "too_heavy"),
    "too many parts": (svg(DOT * 401), "too_many"),
    "too deep": (svg("<g>" * 13 + DOT + "</g>" * 13), "too_many"),
    "a script": (svg(f"<script>alert(1)</script>{DOT}"), "not_allowed"),
    "a script by another name": (
        svg(f"<s:script>alert(1)</s:script>{DOT}", OPEN.replace(">", ' xmlns:s="http://www.w3.org/2000/svg">')),
        "not_allowed",
    ),
    "a script in notes": (svg(f"<metadata><script>1</script></metadata>{DOT}"), "not_allowed"),
    "a page inside": (
        svg(f'<foreignObject><b xmlns="http://www.w3.org/1999/xhtml">x</b></foreignObject>{DOT}'),
        "not_allowed",
    ),
    "a page in notes": (
        svg(f'<metadata><x:iframe xmlns:x="http://www.w3.org/1999/xhtml" src="x"/></metadata>{DOT}'),
        "not_allowed",
    ),
    "a style sheet": (svg(f"<style>*{{fill:red}}</style>{DOT}"), "not_allowed"),
    "a picture inside": (svg(f'<image href="data:image/png;base64,AAAA"/>{DOT}'), "not_allowed"),
    "another drawing": (svg(f'<use href="#a"/>{DOT}'), "not_allowed"),
    "another drawing, the old way": (
        svg(f'<use x:href="http://x/y.svg#a" xmlns:x="http://www.w3.org/1999/xlink"/>{DOT}'),
        "not_allowed",
    ),
    "a link": (svg(f'<a href="javascript:alert(1)">{DOT}</a>'), "not_allowed"),
    "writing": (svg(f"<text>x</text>{DOT}"), "not_allowed"),
    "a drawing inside": (svg(f"{OPEN}{DOT}</svg>"), "not_allowed"),
    "it moves": (svg(f'<animate attributeName="href" values="javascript:x"/>{DOT}'), "not_allowed"),
    "a set": (svg('<circle r="1"><set attributeName="onclick" to="x"/></circle>'), "not_allowed"),
    "an event": (svg('<circle r="1" onload="alert(1)"/>'), "not_allowed"),
    "an event on the outermost": (svg(DOT, OPEN.replace(">", ' onload="alert(1)">')), "not_allowed"),
    "an event in capitals": (svg('<circle r="1" ONLOAD="alert(1)"/>'), "not_allowed"),
    "a link on a shape": (svg('<circle r="1" href="x"/>'), "not_allowed"),
    "an address in a colour": (svg('<circle r="1" fill="url(#a)"/>'), "not_allowed"),
    "an address in a style": (svg('<circle r="1" style="fill:url(http://x/y)"/>'), "not_allowed"),
    "a filter": (svg('<circle r="1" filter="url(#f)"/>'), "not_allowed"),
    "a mask": (svg('<circle r="1" mask="url(#f)"/>'), "not_allowed"),
    "a mask in a style": (svg('<circle r="1" style="clip-path:url(#f)"/>'), "not_allowed"),
    "code in numbers": (svg('<circle r="expression(alert(1))"/>'), "not_allowed"),
    "code in a path": (svg('<path d="M0 0&quot; onload=&quot;x"/>'), "not_allowed"),
    "a symbol to use": (svg(f"<symbol>{DOT}</symbol>{DOT}"), "not_allowed"),
    "a gradient": (svg(f"<linearGradient/>{DOT}"), "not_allowed"),
    "a document type": (b"<!DOCTYPE svg>" + svg(DOT), "not_allowed"),
    "a bomb of entities": (BOMB, "not_allowed"),
    "somebody else's file": (
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg(f"<title>&a;</title>{DOT}"),
        "not_allowed",
    ),
    "a style sheet asked for": (b'<?xml-stylesheet href="x.css"?>' + svg(DOT), "not_allowed"),
}


@pytest.mark.parametrize("name", REJECT)
def test_what_is_not_a_plain_drawing_is_refused_with_a_sentence(name):
    sent, reason = REJECT[name]

    with pytest.raises(DrawingRefused) as refused:
        clean_drawing(sent)

    assert refused.value.code == reason
    assert refused.value.messages[0].endswith(".")


def test_a_long_list_of_numbers_takes_no_time_to_refuse():
    started = time.perf_counter()
    with pytest.raises(DrawingRefused):
        clean_drawing(svg(f'<polygon points="{"1" * 40_000}x"/>'))
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize("slug", STARTER)
def test_our_own_symbols_are_plain_drawings_with_a_name(slug):
    name, words, drawing = STARTER[slug]

    assert clean_drawing(drawing.encode())
    assert name
    assert words == words.lower() or slug in ("see-little",)
    assert len(drawing) < 4_000


def test_there_are_symbols_for_what_easy_read_needs():
    needed = [
        "phone",
        "text",
        "email",
        "letter",
        "pound",
        "free",
        "clock",
        "morning",
        "afternoon",
        "evening",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "house",
        "comes-to-you",
        "bus",
        "map-pin",
        "wheelchair",
        "step-free",
        "toilet",
        "hearing-loop",
        "dog",
        "gardening",
        "cooking",
        "meals",
        "art",
        "music",
        "computer",
        "repairs",
        "cleaning",
        "shopping",
        "walking",
        "talking",
        "group",
        "one-to-one",
        "young-person",
        "older-person",
        "woman",
        "man",
        "question",
        "yes",
        "no",
        "stop",
        "safe",
        "book",
        "money-help",
        "direct-payment",
        "closed",
        "open",
    ]

    assert [slug for slug in needed if slug not in STARTER] == []
    assert len(STARTER) >= 100
