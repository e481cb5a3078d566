"""The first words of a new site: true of this software as it stands. The area's editors make them their own."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent

#: The plain pages, in the order of the menu at the foot: their address, which is also the name of their file.
BEFORE = ("how-it-works", "how-to-choose", "ways-to-pay", "start-your-own")
AFTER = ("privacy", "accessibility")
QUESTIONS = "questions"

#: name, address, what it is about
NEWS_CATEGORIES = (
    ("Events", "events", "Open days, fairs and get-togethers near you."),
    ("New here", "new-here", "Enterprises that have just joined, and new things they do."),
    ("Learning", "learning", "Training and meetings for people who run an enterprise, or want to."),
    ("Money and rules", "money-and-rules", "Changes to payments, benefits and rules, in plain words."),
)


@dataclass(frozen=True)
class Starter:
    """One page as it is typed."""

    slug: str
    title: str
    introduction: str
    words: str


def read(slug: str) -> Starter:
    head, _gap, words = (FOLDER / f"{slug}.txt").read_text(encoding="utf-8").partition("\n\n")
    facts = dict(line.split(": ", 1) for line in head.split("\n"))
    return Starter(slug, facts["title"], facts["introduction"], words)
