"""Squares to point a phone's camera at."""

import io

import segno


def qr_svg(address: str) -> bytes:
    """An SVG file with its size, for <img>."""
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=6, border=3, dark="#1d1330", light="#ffffff")
    return out.getvalue()


def qr_drawing(address: str) -> str:
    """The same as a data address, for documents that load nothing else."""
    return str(segno.make(address, error="m").png_data_uri(scale=1, border=2))
