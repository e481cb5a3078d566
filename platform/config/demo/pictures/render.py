"""From shapes to a printed-looking JPEG: flat colour, stippled shade and light, a breath of paper grain."""

import functools
import io
from typing import Any

import numpy as np
import resvg_py
from PIL import Image, ImageFilter

from .canvas import Canvas
from .palette import Light

GLOW = np.array([255, 240, 205], dtype=np.float32)
MOST_BYTES = 195_000


def jpeg(canvas: Canvas, light: Light, size: tuple[int, int], mirror: bool, quality: int = 86) -> bytes:
    width, height = size
    colour = _pixels(canvas, False, width, height, mirror)
    shade = _pixels(canvas, True, width // 2, height // 2, mirror)
    shade = np.asarray(Image.fromarray(shade).resize(size, Image.Resampling.BILINEAR), dtype=np.float32) * (1 / 255)
    picture = Image.fromarray(_print(colour.astype(np.float32), shade, light))
    return _saved(picture, quality)


def _pixels(canvas: Canvas, shades: bool, width: int, height: int, mirror: bool) -> Any:
    svg = canvas.svg(shades, width, height, mirror)
    png = resvg_py.svg_to_bytes(svg_string=svg, background="#000000" if shades else "#f5e6c8", skip_system_fonts=True)
    with Image.open(io.BytesIO(bytes(png))) as image:
        return np.asarray(image.convert("RGB"))


@functools.lru_cache(maxsize=4)
def _grain(width: int, height: int) -> tuple[Any, Any]:
    """Two sheets of noise, the same every time: fine stipple between 0 and 1, and soft paper about 0."""
    rng = np.random.default_rng(7)
    raw = Image.fromarray(rng.integers(0, 256, (height, width), dtype=np.uint8))
    soft = np.asarray(raw.filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float32) / 255
    ranked = np.clip((soft - 0.5) / (soft.std() * 3.6) + 0.5, 0, 1)
    coarse = np.asarray(raw.filter(ImageFilter.GaussianBlur(2.2)), dtype=np.float32) / 255 - 0.5
    return ranked, (coarse / coarse.std() + (soft - 0.5) / soft.std() * 0.6)[..., None]


def _print(colour: Any, shade: Any, light: Light) -> Any:
    height, width = shade.shape[:2]
    stipple, paper = _grain(width, height)
    dark, glow = shade[..., 0], shade[..., 1]
    dots = np.clip((dark - stipple * 0.92) * 2.2 + 0.35, 0, 1) * (dark > 0.02)
    amount = (0.24 * dots + 0.66 * dark)[..., None]
    # Pale cloth and paper take less ink, or they look dirty.
    amount = amount * (1.12 - 0.42 * colour.mean(axis=2, keepdims=True) / 255)
    sparkle = np.clip((glow - stipple) * 2.2 + 0.35, 0, 1) * (glow > 0.02)
    bright = (0.2 * sparkle + 0.75 * glow)[..., None] * 0.75
    colour = colour * (1 - amount * (1 - np.array(light.shade, dtype=np.float32)) * 1.25)
    colour = colour + (GLOW - colour) * bright
    colour = colour * np.array(light.tint, dtype=np.float32) + paper * 1.5
    return np.clip(colour, 0, 255).astype(np.uint8)


def _saved(picture: Image.Image, quality: int) -> bytes:
    """The best quality that stays light enough to send to a phone."""
    while True:
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        if out.tell() <= MOST_BYTES or quality <= 40:
            return out.getvalue()
        quality -= 6
