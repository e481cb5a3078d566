"""PDFs and pictures as people and tricksters send them, made on the spot."""

import io

import pikepdf
from PIL import Image

CANARY = "canary-in-the-paper"


def pdf(change=None, pages=1, **save):
    """A PDF of blank pages, after `change(pdf)` did something to it."""
    made = pikepdf.new()
    for _page in range(pages):
        made.add_blank_page(page_size=(200, 200))
    made.docinfo["/Author"] = CANARY
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out, **save)
    return out.getvalue()


def with_script(made):
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('hello')")


def with_hidden_script(made):
    """Deep in a page, in an object of its own."""
    action = made.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe"))
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
    made.pages[0].Annots = pikepdf.Array([made.make_indirect(note)])


def with_file(made):
    made.attachments["evil.exe"] = b"MZ"


def packed(made):
    """With objects packed into streams, where no search of the bytes finds their names."""
    with_script(made)


def photo(format="JPEG", exif=None):
    out = io.BytesIO()
    image = Image.new("RGB", (60, 40), "white")
    image.save(out, format, **({"exif": exif} if exif else {}))
    return out.getvalue()


def photo_with_place():
    exif = Image.Exif()
    exif[0x010E] = CANARY
    return photo(exif=exif)
