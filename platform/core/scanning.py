"""An optional virus scanner: clamd, asked before an upload is taken apart or kept. Off while no address is set.

Its INSTREAM: the word, then pieces of the file, each after its length in four bytes, and a length of nought. It answers
"stream: OK", "stream: <name> FOUND", or something else, which is no answer: then nothing is kept.
"""

import socket
import time
from collections.abc import Iterator

import structlog
from django.conf import settings

#: All of one scan, whoever is slow. Whoever sends a file waits so long, and a web worker with them.
SECONDS = 15
#: To ask whether it is there.
SHORT = 2
_PIECE = 1 << 16
_MOST = 4096
log = structlog.get_logger(__name__)


class NoAnswer(Exception):
    """The scanner is away, too slow, or did not say yes or no. Says why in a word or two, nothing of the file."""


def is_on() -> bool:
    return bool(settings.LISTINGS_VIRUS_SCANNER)


def problem_with(content: bytes) -> str:
    """Why these bytes must not be kept: "infected", "unscanned", or nothing."""
    if not is_on():
        return ""
    try:
        answer = _ask(_instream(content), SECONDS)
        if answer == "stream: OK":
            return ""
        if not answer.endswith(" FOUND"):
            raise NoAnswer("strange")
    except NoAnswer as error:
        log.error("virus_scanner_silent", words=str(error))
        return "unscanned"
    log.warning("upload_infected")
    return "infected"


def is_there() -> bool:
    try:
        return _ask([b"zPING\0"], SHORT) == "PONG"
    except NoAnswer:
        return False


def place(address: str) -> tuple[int, str | tuple[str, int]]:
    """Where it listens: /a/unix/socket, or host:port. Raises ValueError for anything else."""
    if address.startswith("/"):
        return socket.AF_UNIX, address
    host, _colon, port = address.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise ValueError("Write host:port, or the path of a socket.")
    return socket.AF_INET6 if ":" in host else socket.AF_INET, (host.strip("[]"), int(port))


def _instream(content: bytes) -> Iterator[bytes]:
    yield b"zINSTREAM\0"
    for at in range(0, len(content), _PIECE):
        piece = content[at : at + _PIECE]
        yield len(piece).to_bytes(4, "big") + piece
    yield bytes(4)


def _ask(pieces: Iterator[bytes] | list[bytes], seconds: float) -> str:
    """Say all of this and hear its answer, in so much time altogether."""
    family, where = place(settings.LISTINGS_VIRUS_SCANNER)
    until = time.monotonic() + seconds
    try:
        with socket.socket(family, socket.SOCK_STREAM) as line:
            _hurry(line, until)
            line.connect(where)
            for piece in pieces:
                _hurry(line, until)
                line.sendall(piece)
            return _heard(line, until)
    except OSError as error:
        raise NoAnswer(type(error).__name__) from None


def _heard(line: socket.socket, until: float) -> str:
    answer = b""
    while len(answer) < _MOST and not answer.endswith(b"\0"):
        _hurry(line, until)
        heard = line.recv(_MOST)
        if not heard:
            break
        answer += heard
    return answer.decode("ascii", "replace").strip("\0\n ")


def _hurry(line: socket.socket, until: float) -> None:
    """What is left of the time is how long the next step may take."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    line.settimeout(left)
