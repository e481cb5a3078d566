"""Decodes one picture from standard input under hard limits and writes it again, nothing else.

Run as a script by core.pictures, never imported by the site: a decoder that goes wrong dies here, alone.
Nothing is caught on purpose: whatever a bad file makes a decoder raise, the exit code tells the parent.
Answer: one line of JSON, then the bytes of the new file.
"""

import io
import json
import resource
import sys
from typing import Any

from PIL import Image, ImageCms, ImageOps

JPEG_QUALITY = 88
# size_refused asks first and allows less; Pillow's own limit would only blur the reason.
Image.MAX_IMAGE_PIXELS = None


def limit(memory: int, seconds: int) -> None:
    """The kernel stops this process at these limits; no core file with somebody's photograph is written."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def open_picture(content: bytes, decoder: str) -> Any:
    """Read the header only, with the one decoder that the first bytes asked for."""
    if decoder == "HEIF":
        import pillow_heif  # only this format needs it, and it is slow to load

        pillow_heif.register_heif_opener(thumbnails=False)
    return Image.open(io.BytesIO(content), formats=[decoder])


def size_refused(size: tuple[int, int], max_pixels: int, max_side: int) -> str | None:
    """Asked from the header, before a single pixel is decoded."""
    width, height = size
    if width < 1 or height < 1:
        return "broken"
    if width * height > max_pixels:
        return "too_many_pixels"
    return "too_long" if max(width, height) > max_side else None


def plain(image: Any, kept_side: int) -> Any:
    """The picture the right way up, in sRGB, 8 bits, RGB or RGBA, and not larger than we keep."""
    # JPEG can be decoded at a half or a quarter of its size: that is all the memory a large one then takes.
    image.draft(None, (kept_side, kept_side))
    image.load()
    profile = image.info.get("icc_profile")
    see_through = image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info
    ImageOps.exif_transpose(image, in_place=True)
    if image.mode.startswith("I") or image.mode == "F":
        image = image.convert("F").point(lambda value: value / 256).convert("L")
    wanted = "RGBA" if see_through else "RGB"
    if image.mode not in ("RGB", "RGBA", "CMYK") or (see_through and image.mode == "RGB"):
        image = image.convert(wanted)
    image.thumbnail((kept_side, kept_side), resample=Image.Resampling.BICUBIC)
    image = to_srgb(image, profile)
    return image if image.mode == wanted else image.convert(wanted)


def to_srgb(image: Any, profile: bytes | None) -> Any:
    """Colours as the sender's screen showed them. An odd profile is ignored: it may not cost the picture."""
    if not profile:
        return image
    try:
        return ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB" if image.mode == "CMYK" else image.mode,
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def encode(image: Any) -> tuple[str, bytes]:
    """JPEG for what fills its frame, PNG for what is see-through. New, so no metadata comes along."""
    fresh: Any = Image.new(image.mode, image.size)
    fresh.paste(image)
    out = io.BytesIO()
    if fresh.mode == "RGBA" and fresh.getextrema()[3][0] < 255:
        fresh.save(out, "PNG")
        return "image/png", out.getvalue()
    fresh.convert("RGB").save(out, "JPEG", quality=JPEG_QUALITY, progressive=True, optimize=True)
    return "image/jpeg", out.getvalue()


def main() -> tuple[dict[str, Any], bytes]:
    decoder = sys.argv[1]
    max_pixels, max_side, kept_side, memory, seconds = (int(argument) for argument in sys.argv[2:7])
    content = sys.stdin.buffer.read()
    limit(memory, seconds)
    with open_picture(content, decoder) as image:
        if reason := size_refused(image.size, max_pixels, max_side):
            return {"refused": reason}, b""
        kept = plain(image, kept_side)
    mime_type, encoded = encode(kept)
    return {"width": kept.width, "height": kept.height, "mime_type": mime_type}, encoded


if __name__ == "__main__":
    answer, new_file = main()
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + new_file)
