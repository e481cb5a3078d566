"""The site under the browser: gunicorn and WhiteNoise over a town of its own, all in a folder that goes away."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Site:
    """A running site: where it answers, and what the town knows of itself."""

    base: str
    facts: dict[str, Any]
    log: Path


def build(var: Path) -> dict[str, Any]:
    """Fill the town in a process of its own: it needs other settings than the tests have.

    A folder that holds a town already (BROWSER_VAR, see docs/accessibility.md) is used as it is.
    """
    made = subprocess.run(
        [sys.executable, "-m", "tests.browser.town"], cwd=ROOT, env=environment(var), capture_output=True, text=True
    )
    if made.returncode:
        raise RuntimeError(f"The town could not be built:\n{made.stdout}\n{made.stderr[-6000:]}")
    facts: dict[str, Any] = json.loads((var / "facts.json").read_text())
    return facts


@contextmanager
def serve(var: Path, facts: dict[str, Any], **extra: str) -> Iterator[Site]:
    """gunicorn on a free port of this machine alone, until the block ends."""
    port = free_port()
    log = var / f"server-{port}.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py"),
                *("--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "4", "config.wsgi"),
            ],
            cwd=ROOT,
            env=environment(var, port=port) | extra,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(server, f"http://127.0.0.1:{port}/healthz/", log)
            yield Site(f"http://127.0.0.1:{port}", facts, log)
        finally:
            server.terminate()
            server.wait(timeout=60)  # a busy machine takes its time


def environment(var: Path, *, port: int = 0) -> dict[str, str]:
    path = os.pathsep.join([str(ROOT), str(ROOT / "platform")])
    kept = {name: value for name, value in os.environ.items() if not re.match(r"DATABASE_URL|DEBUG|MAP_", name)}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "MANYHANDS_VAR": str(var),
        "PYTHONPATH": path,
        "SITE_URL": f"http://127.0.0.1:{port}" if port else "http://127.0.0.1",
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(server: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    """Until the site answers. Raises RuntimeError with its log when it does not."""
    for _try in range(300):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=5).read()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The site did not start:\n{log.read_text()[-4000:]}")
