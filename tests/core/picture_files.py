"""Picture files for tests, good and bad, all made here: nobody else's file is kept in the repository."""

import io
import struct
import zlib

import pillow_heif
from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

CANARY = "GPS-CANARY-51.7457N-2.2178W"
GPS = 0x8825
pillow_heif.register_heif_opener()


def scene(mode="RGB", size=(320, 240)):
    """Something with edges and colours, so that an encoder has work to do."""
    image = Image.new("RGB", size, (210, 180, 140))
    draw = ImageDraw.Draw(image)
    draw.ellipse([size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2], fill=(180, 60, 40))
    draw.rectangle([0, size[1] * 3 // 4, size[0], size[1]], fill=(60, 110, 50))
    return image if mode == "RGB" else image.convert(mode)


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def exif(orientation=1):
    """What a telephone writes: where, when, whose."""
    data = Image.Exif()
    data[0x010E] = CANARY
    data[0x013B] = CANARY
    data[0x0112] = orientation
    place = data.get_ifd(GPS)
    place[1], place[2] = "N", (51.0, 44.0, 44.52)
    place[3], place[4] = "W", (2.0, 13.0, 4.08)
    place[27] = CANARY.encode()
    return data


def photo(size=(320, 240), orientation=1):
    """A JPEG as a telephone makes it, with everything that must go."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return saved(
        scene(size=size),
        "JPEG",
        exif=exif(orientation),
        icc_profile=profile,
        comment=CANARY.encode(),
        quality=85,
    )


def drawing(size=(320, 240)):
    """A PNG with the place in its text, its XMP and its EXIF."""
    words = PngInfo()
    words.add_text("Comment", CANARY)
    words.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{CANARY}</x:xmpmeta>")
    words.add_text("Hidden", CANARY, zip=True)
    return saved(scene(size=size), "PNG", exif=exif(), pnginfo=words)


def see_through(size=(60, 40)):
    image = Image.new("RGBA", size, (255, 0, 0, 0))
    ImageDraw.Draw(image).ellipse([5, 5, 30, 30], fill=(0, 90, 160, 255))
    return saved(image, "PNG")


def animation():
    frames = [scene(size=(64, 48)), Image.new("RGB", (64, 48), (0, 0, 90))]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:])


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb(width, height):
    """A PNG of this many dots in a few bytes: a row of zeros, packed over and over."""
    packer = zlib.compressobj(9)
    row = b"\0" * (width // 8 + 2)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def lying_header(width, height):
    """A PNG that claims to be enormous and holds next to nothing."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


def text_bomb():
    """A PNG whose compressed text unpacks to 20 MB."""
    packed = zlib.compress(b"x" * 20_000_000, 9)
    picture = saved(scene(size=(10, 10)), "PNG")
    return picture[:33] + chunk(b"zTXt", b"Comment\0\0" + packed) + picture[33:]


HTML = b"<!doctype html><script>alert('canary')</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect width="9" height="9"/></svg>'

#: name: content. Kept as pictures, with nothing but the picture left.
ACCEPTED = {
    "telephone.jpg": photo(),
    "sideways.jpg": photo(orientation=6),
    "drawing.png": drawing(),
    "see-through.png": see_through(),
    "grey.jpg": saved(scene("L"), "JPEG"),
    "print.jpg": saved(scene("CMYK"), "JPEG"),
    "palette.png": saved(scene("P"), "PNG"),
    "two-colours.png": saved(scene("1"), "PNG"),
    "grey-and-clear.png": saved(scene("LA"), "PNG"),
    "sixteen-bits.png": saved(scene("I;16"), "PNG"),
    "clear-colour.png": saved(scene(), "PNG", transparency=(210, 180, 140)),
    "moving.gif": animation(),
    "modern.webp": saved(scene(), "WEBP", exif=exif()),
    "modern-clear.webp": saved(scene("RGBA"), "WEBP", lossless=True),
    "telephone.heic": saved(scene(), "HEIF", exif=exif().tobytes()),
    "pair.mpo.jpg": saved(scene(), "MPO", save_all=True, append_images=[scene()], exif=exif()),
    "progressive.jpg": saved(scene(), "JPEG", progressive=True),
    "one-dot.png": saved(scene(size=(1, 1)), "PNG"),
    "nearly-too-big.png": bomb(5000, 3999),
    "png-called.jpg": saved(scene(), "PNG"),
    "photo.jpg.php": photo(),
    "..%2f..%2fetc%2fpasswd.jpg": photo(),
    "nul\0byte.jpg": photo(),
    "gpj.\u202egnp.jpg": photo(),
    "a" * 300 + ".jpg": photo(),
    "picture-then-page.jpg": photo() + HTML,
    "picture-then-archive.jpg": photo() + b"PK\x03\x04" + HTML,
    "page-in-comment.jpg": saved(scene(), "JPEG", comment=HTML),
    "page-in-text.png": saved(
        scene(), "PNG", pnginfo=(lambda info: (info.add_text("a", HTML.decode()), info)[1])(PngInfo())
    ),
    "odd-profile.jpg": saved(scene(), "JPEG", icc_profile=b"not a profile at all" * 20),
    "exif-rubbish.jpg": saved(scene(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff"),
}

#: name: (content, why not).
REFUSED = {
    "empty.jpg": (b"", "empty"),
    "page.jpg": (HTML, "wrong_kind"),
    "page.png": (b"GIF89" + HTML, "broken"),
    "drawing.svg": (SVG, "wrong_kind"),
    "drawing-called.png": (SVG, "wrong_kind"),
    "xml.svg": (
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG,
        "wrong_kind",
    ),
    "words.jpg": (b"just words" * 100, "wrong_kind"),
    "document.jpg": (b"%PDF-1.7\n" + b"x" * 500, "wrong_kind"),
    "archive.png": (b"PK\x03\x04" + b"\0" * 500, "wrong_kind"),
    "program.jpg": (b"\x7fELF" + b"\0" * 500, "wrong_kind"),
    "postscript.jpg": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "wrong_kind"),
    "old.bmp": (saved(scene(), "BMP"), "wrong_kind"),
    "scan.tiff": (saved(scene(), "TIFF", exif=exif()), "wrong_kind"),
    "icon.ico": (saved(scene(size=(32, 32)), "ICO"), "wrong_kind"),
    "photoshop.psd": (b"8BPS\0\1" + b"\0" * 200, "wrong_kind"),
    "cut-short.jpg": (photo(size=(800, 600))[:-4000], "broken"),
    "cut-short.png": (drawing()[:-300], "broken"),
    "cut-short.webp": (saved(scene(), "WEBP")[:-200], "broken"),
    "cut-short.gif": (animation()[:60], "broken"),
    "cut-short.heic": (saved(scene(), "HEIF")[:400], "broken"),
    "head-only.jpg": (photo()[:20], "broken"),
    "rubbish.jpg": (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40, "broken"),
    "rubbish.png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "broken"),
    "no-size.png": (lying_header(0, 0), "broken"),
    "words-unpacked.png": (text_bomb(), "broken"),
    "bomb.png": (bomb(12_000, 12_000), "too_many_pixels"),
    "lying.png": (lying_header(60_000, 60_000), "too_many_pixels"),
    "bomb.gif": (saved(Image.new("1", (6000, 6000)), "GIF"), "too_many_pixels"),
    "bomb.webp": (saved(Image.new("RGB", (6000, 6000)), "WEBP", quality=1, method=0), "too_many_pixels"),
    "bomb.jpg": (saved(Image.new("L", (6000, 6000)), "JPEG"), "too_many_pixels"),
    "ribbon.png": (bomb(10_001, 9), "too_long"),
    "heavy.jpg": (photo() + b"\0" * (15 * 1024 * 1024), "too_heavy"),
}
