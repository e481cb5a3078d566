"""Words as they should stand on a page."""

import pytest

from enterprises.listings.importing import clean, contacts


def test_html_becomes_paragraphs_and_lines():
    html = (
        "<h2>About</h2><p>Tea&nbsp;&amp; cake.<br>Every  day.</p><script>alert('x')</script>"
        "<ul><li>One</li><li><p>Two</p></li></ul><p>See <a href='https://example.org/x'>our site</a>.</p>"
    )

    plain = clean.plain(html)

    assert plain.text == "About\n\nTea & cake.\nEvery day.\n• One\n• Two\n\nSee our site."
    assert plain.links == [("our site", "https://example.org/x")]


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("don&#39;t &amp;amp; won&rsquo;t", "don't & won’t"),
        ("&lt;p&gt;Hidden &lt;b&gt;tags&lt;/b&gt;&lt;/p&gt;", "Hidden tags"),
        ("## Heading\n\n**Bold** and [here](https://example.org)", "Heading\n\nBold and here"),
        ("Mail [us](mailto:us@example.org)", "Mail us (us@example.org)"),
        ("* one\r\n* two\r\n", "• one\n• two"),
        ("a\x00b\x07c\u200b\u202ed\ud800", "abcd"),
        ("donâ€™t", "don’t"),
        ("3 < 5 and x > y", "3 < 5 and x > y"),
        ("one\n\n\n\n\ntwo", "one\n\ntwo"),
        (None, ""),
        (["a list"], ""),
        ("N/A", ""),
        ("<img src=x onerror=alert(1)>hello<iframe src='//x'>bad</iframe>", "hello"),
    ],
)
def test_texts_are_made_plain(given, text):
    assert clean.plain(given).text == text


def test_plain_text_never_holds_a_tag_again():
    for nasty in (
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<<b>script>alert(1)<</b>/script>",
        "&amp;lt;script&amp;gt;",
    ):
        assert "<script" not in clean.plain(nasty).text.lower()


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("ACRE WOOD NURSERY", "Acre Wood Nursery"),
        ("12TH AYLESBURY BROWNIES", "12th Aylesbury Brownies"),
        ("ST JOHN'S HALL & THE BARN", "St John's Hall & the Barn"),
        ("O'NEILL'S DIY", "O'Neill's DIY"),
        ("MS SOCIETY (STROUD)", "MS Society (Stroud)"),
        ("YMCA", "YMCA"),
        ("ABA Horizons", "ABA Horizons"),
        ("  Two   spaces ", "Two spaces"),
        ("Bob &amp; <b>Sons</b>", "Bob & Sons"),
    ],
)
def test_names_do_not_shout(given, name):
    assert clean.name(given, longest=120) == name


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "What we do\nWe cook lunch for neighbours on Fridays. All welcome.",
            "We cook lunch for neighbours on Fridays.",
        ),
        (
            "Welcome! We mend bicycles, e.g. Dutch ones, in Stroud. Come in.",
            "Welcome! We mend bicycles, e.g. Dutch ones, in Stroud.",
        ),
        (
            "Have you ever wanted to learn to play? All ages are welcome to our lessons.",
            "All ages are welcome to our lessons.",
        ),
        ("", ""),
        ("Short", "Short"),
    ],
)
def test_the_one_line_is_the_first_sentence_that_tells(text, line):
    assert clean.one_line(text, longest=160) == line


def test_long_texts_are_cut_at_a_word_or_sentence():
    assert clean.cut("one two three four", 12) == "one two…"
    assert len(clean.one_line("word " * 100, longest=160)) <= 160


@pytest.mark.parametrize(
    ("given", "numbers"),
    [
        ("+44 (0)1494 123456", ["01494 123456"]),
        ("01494 123456 / 07700900123", ["01494 123456", "07700 900123"]),
        ("Tel: 0117 496 0123 ext 12", ["0117 496 0123 ext 12"]),
        ("020 79460018", ["020 7946 0018"]),
        ("0800 1111", ["0800 1111"]),
        (1494123456, ["01494 123456"]),
        (["01494 123456", {"number": "07700900123"}, None], ["01494 123456", "07700 900123"]),
        ("07700 900123 (mornings)", ["07700 900123"]),
        ("[removed]", []),
        ("call the office", []),
        ("0000000000", []),
        ({"number": None}, []),
        (True, []),
    ],
)
def test_phones_are_written_as_people_here_write_them(given, numbers):
    assert contacts.phones(given) == numbers


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("www.example.org", "https://www.example.org"),
        ("http://http://example.org", "http://example.org"),
        ("https://example.org/a b", "https://example.org/a"),
        ("javascript:alert(1)", ""),
        ("ann@example.org", ""),
        ("N/A", ""),
        ("http://localhost/", ""),
        ("https://example.org/" + "x" * 600, ""),
        (None, ""),
        ({}, ""),
    ],
)
def test_web_addresses_can_be_followed(given, address):
    assert contacts.web(given) == address


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("mailto:a@example.org", "a@example.org"),
        ("a@example.org; b@example.org", "a@example.org"),
        ("<a href='mailto:a@example.org'>a@example.org</a>", "a@example.org"),
        ("email@email.com", ""),
        ("noreply@example.org", ""),
        ("ann at example", ""),
        (None, ""),
    ],
)
def test_mail_addresses_reach_somebody(given, address):
    assert contacts.email(given) == address
