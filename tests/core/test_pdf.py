"""PDFs that a screen reader can read, made from our own files alone."""

import io
import subprocess
import sys

import pikepdf
import pytest

from core import pdf
from core.pictures import make_picture
from tests.core.pdf_checks import pdf_problems
from tests.core.picture_files import photo

SITE = "https://town.example.org"
GOOD = """<!doctype html>
<html lang="en-GB"><head><title>Ana's Bakery</title>
<style>@page {{ size: A4; margin: 2cm }} body {{ font-family: sans-serif }}</style></head>
<body><h1>Ana's Bakery</h1><p>Bread on Mondays.</p><h2>Prices</h2>
<table><tr><th>What</th><th>How much</th></tr><tr><td>A loaf</td><td>£3</td></tr></table>
<ul><li><a href="/enterprises/anas-bakery/">See it online</a></li></ul>{extra}</body></html>"""


@pytest.fixture
def render(tmp_path, settings):
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    def render(html):
        (tmp_path / "document.html").write_text(html)
        return pdf.render_pdf("document.html", {}, base_url=SITE)

    return render


def made(html, **parts):
    return html.format(**{"extra": "", **parts})


def test_two_checkers_find_nothing_wrong(render, tmp_path):
    assert pdf_problems(render(made(GOOD)), tmp_path) == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [(' lang="en-GB"', ""), ("<title>Ana's Bakery</title>", ""), ("<h2>Prices</h2>", "<h4>Prices</h4>")],
    ids=["no language", "no title", "a heading left out"],
)
def test_the_checkers_do_find_what_is_wrong(render, tmp_path, good, bad):
    assert good in GOOD

    assert pdf_problems(render(made(GOOD.replace(good, bad))), tmp_path) != []


def test_a_document_says_its_title_language_and_that_it_is_tagged(render, tmp_path):
    (tmp_path / "made.pdf").write_bytes(render(made(GOOD)))

    with pikepdf.open(tmp_path / "made.pdf") as opened:
        assert str(opened.Root.Lang) == "en-GB"
        assert bool(opened.Root.MarkInfo.Marked) is True
        assert bool(opened.Root.ViewerPreferences.DisplayDocTitle) is True
        assert opened.open_metadata()["dc:title"] == "Ana's Bakery"
        assert opened.open_metadata()["pdfuaid:part"] == "1"


@pytest.mark.django_db
def test_a_picture_of_ours_is_in_the_document_with_its_alt_text(render, tmp_path):
    picture = make_picture("Bread", photo(size=(400, 300)))
    with_picture = render(made(GOOD, extra=f'<img src="{picture.file.url}" alt="A loaf on a table" width="200">'))

    assert pdf_problems(with_picture, tmp_path) == []
    with pikepdf.open(io.BytesIO(with_picture)) as opened:
        assert [(image.Width, image.Height) for image in opened.pages[0].get_images().values()] == [(400, 300)]


def test_a_picture_that_was_deleted_leaves_its_alt_text(render, tmp_path):
    content = render(made(GOOD, extra='<img src="/media/original_images/gone.jpg" alt="A loaf on a table">'))

    assert pdf_problems(content, tmp_path) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example.com/spy.png",
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/hostname",
        "ftp://town.example.org/static/x.png",
        "/etc/hostname",
        "/static/../../../etc/hostname",
        "/static/%2e%2e/%2e%2e/etc/hostname",
        "/static/not-there.css",
    ],
)
def test_nothing_but_our_own_files_is_fetched(render, address):
    with pytest.raises(pdf.NotOurs):
        render(made(GOOD, extra=f'<img src="{address}" alt="">'))


@pytest.mark.parametrize("name", ["../db.sqlite3", "%2e%2e/db.sqlite3", "../../etc/hostname", "/etc/hostname"])
def test_no_way_leads_out_of_the_media_folder(name, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    (tmp_path / "db.sqlite3").write_text("secret")

    with pytest.raises((FileNotFoundError, pdf.NotOurs)):
        pdf.local_file(f"{SITE}/media/{name}", SITE)


def test_a_typeface_of_ours_is_put_into_the_document(render, settings):
    fonts = sorted((settings.BASE_DIR / "static" / "built" / "fonts").glob("*.woff2"))
    if not fonts:
        pytest.skip("the look is not built here: .ci/assets builds it")
    face = f"@font-face {{{{ font-family: Ours; src: url(/static/fonts/{fonts[0].name}) }}}}"

    content = render(made(GOOD.replace("body {{ font-family: sans-serif", face + " body {{ font-family: Ours")))

    with pikepdf.open(io.BytesIO(content)) as opened:
        names = {
            str(font.BaseFont)
            for font in opened.objects
            if isinstance(font, pikepdf.Dictionary) and "/BaseFont" in font
        }
    assert any("Ours" in name or "Atkinson" in name for name in names), names


def test_the_library_is_not_loaded_until_a_document_is_made():
    code = "import django; django.setup(); import core.pdf, config.urls, sys; print('weasyprint' in sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert loaded.stdout.strip() == "False"
