"""One line of the table of who may ask for what."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One address, or all that begin so: the policies for looking (GET) and for sending (POST)."""

    start: str
    get: str
    post: str
    what: str
