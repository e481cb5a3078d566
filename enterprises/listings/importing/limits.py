"""How much one import may read, and for how long."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


class CannotRead(Exception):
    """This answer, file or page cannot be read. The message is a sentence for whoever runs the import."""


class OutOfBudget(CannotRead):
    """One of the limits of the whole run is reached: nothing more may be read."""


@dataclass(slots=True)
class Limits:
    """What one run may use up. Sizes are bytes after unpacking."""

    response_bytes: int = 50_000_000
    total_bytes: int = 500_000_000
    pages: int = 2_000
    records: int = 100_000
    seconds: float = 3_600
    request_seconds: float = 60
    tries: int = 3
    pause: float = 1.0  # seconds before trying again; doubled each time
    allow_private: bool = False
    accept: str = "application/json"  # what we say we can read
    _ends_at: float = field(init=False)

    def __post_init__(self) -> None:
        self._ends_at = time.monotonic() + self.seconds

    def spend(self, size: int) -> None:
        """Count bytes that were read. Raises OutOfBudget when the run has read enough."""
        self.total_bytes -= size
        if self.total_bytes < 0:
            raise OutOfBudget("The feed is larger than this import may read. Raise --max-total-mb to read more.")

    def check_time(self) -> None:
        """Raises OutOfBudget when the run has taken long enough."""
        if self.seconds_left <= 0:
            raise OutOfBudget("The import took longer than it may. Raise --max-minutes to let it go on.")

    @property
    def seconds_left(self) -> float:
        return self._ends_at - time.monotonic()
