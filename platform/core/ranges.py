"""Files in pieces: players ask for the part they are about to play, and some play nothing without it."""

import re
from collections.abc import Iterator
from typing import IO, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response

_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
PIECE = 1 << 16


def ranged(request: HttpRequest, file: IO[bytes], *, size: int, content_type: str, etag: str) -> HttpResponseBase:
    """The file, or the one range of it that is asked for. Closes the file when it has been sent.

    Browsers keep it only as long as each use asks again.
    """
    headers = {"Accept-Ranges": "bytes", "ETag": etag, "Cache-Control": "no-cache", "Content-Disposition": "inline"}
    asked = request.headers.get("Range", "")
    if request.headers.get("If-Range", etag) != etag:
        asked = ""
    if not asked:
        fresh = get_conditional_response(request, etag=etag, response=HttpResponse(headers=headers))
        if fresh is not None and fresh.status_code == 304:
            file.close()
            return fresh
    part = _wanted(asked, size)
    start, end = part or (0, size)
    if start >= end:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response: Any = StreamingHttpResponse(
        _pieces(file, start, end), status=206 if part else 200, content_type=content_type, headers=headers
    )
    response.headers["Content-Length"] = str(end - start)
    if part:
        response.headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    response._resource_closers.append(file.close)
    answer: HttpResponseBase = response
    return answer


def _wanted(asked: str, size: int) -> tuple[int, int] | None:
    """(from, up to) of a Range header. None is the whole file: no range, several of them, or nonsense."""
    found = _RANGE.fullmatch(asked)
    if not found or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        return max(0, size - int(last)), size if int(last) else 0
    return int(first), min(size, int(last) + 1) if last else size


def _pieces(file: IO[bytes], start: int, end: int) -> Iterator[bytes]:
    file.seek(start)
    while start < end and (piece := file.read(min(PIECE, end - start))):
        start += len(piece)
        yield piece
