"""Files strangers send are taken apart in a process of their own, with limits, so that a bad one harms nothing here."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any


def read_at_most(source: bytes | IO[bytes], most: int, refuse: Callable[[str], Exception]) -> bytes:
    """The bytes of an upload. Raises refuse("empty") or refuse("too_heavy")."""
    if isinstance(source, bytes):
        content = source
    else:
        # What a form hands over knows its size, so a huge file is refused unread.
        if (getattr(source, "size", 0) or 0) > most:
            raise refuse("too_heavy")
        source.seek(0)
        content = source.read(most + 1)
    if not content:
        raise refuse("empty")
    if len(content) > most:
        raise refuse("too_heavy")
    return content


def in_a_child(script: Path, arguments: list[str], content: bytes, *, seconds: int) -> tuple[dict[str, Any], bytes]:
    """What the script answers, and what it kept. One stopped by a limit, or that died of the file, means a damaged one:
    {"refused": "broken"}.
    """
    try:
        child = subprocess.run(
            [sys.executable, "-I", str(script), *arguments],
            input=content,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"refused": "broken"}, b""
    head, _newline, kept = child.stdout.partition(b"\n")
    if child.returncode != 0 or not head:
        return {"refused": "broken"}, b""
    return json.loads(head), kept
