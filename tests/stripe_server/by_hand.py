"""The server run by hand: it remembers, sends its events to a site, and sends them again until they are taken."""

import time
from collections.abc import Callable
from pathlib import Path

from tests.stripe_server.running import running
from tests.stripe_server.sending import by_http, deliver_all
from tests.stripe_server.world import World

PAUSE = 1.0


def run(*, port: int, site: str, keep: Path, say: Callable[[str], None]) -> None:
    """Until Ctrl-C. What it knows is in the file `keep`, so that tomorrow's site finds today's payments."""
    world = World()
    world.load(keep)
    with running(world, port) as server:
        say(f"Practice payments are at {server.url}/ (no money moves).")
        seen = -1
        while True:
            time.sleep(PAUSE)
            with world.lock:
                world.run_out()
            deliver_all(world, by_http(site))
            now = len(world.requests) + len(world.events) + sum(event.taken for event in world.events)
            if now != seen:
                world.write(keep)
                seen = now
