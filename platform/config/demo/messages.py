"""What visitors have told the support workers of the demo town: corrections, problems, and what they did not find."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from enterprises.listings import actions, lines, places
from enterprises.listings.models import Enterprise

#: listing, what about, their words, how to reach them, how many days ago
CORRECTIONS = (
    ("Pat's Plates", "price", "Dinner went up to £9 last week. She told me at the door.", "", 1),
    ("Mop and Mindful", "when", "They do Fridays now too, I have one.", "07700 900731", 3),
    (
        "Stride Easy",
        "where",
        "The Thursday walk starts from the other side of the bridge since the works began.",
        "",
        6,
    ),
    ("Bark Side of the Moon", "contact", "It should say that you can ring after noon as well as text.", "", 9),
    ("Handy Andy's Not So Handy Brother", "what", "Paul told me he does windows now. He was very proud.", "", 2),
    ("Under the Sink", "closed", "I think that Mick has stopped. His phone just rings.", "neighbour@example.org", 12),
)
#: listing, the line, its new words, what they say about it, how many days ago
LINES = (
    ("Pat's Plates", "best_time", "After two, she cooks until then", "", 2),
    ("Window Box Wanda", "closed_words", "Wanda is in hospital and back in two weeks", "I water hers just now.", 1),
    ("Nell's Nursery Corner", "opening_words", "Saturdays only until spring", "", 5),
)
PROBLEMS = (
    (
        "Hedge Your Bets",
        "money",
        "They asked for £60 more at the end because of the brambles. They saw the brambles before they said a price.",
        "07700 900744",
        2,
    ),
    (
        "Nell's Nursery Corner",
        "wrong",
        "I went on Saturday and again on Tuesday and there was no stall. I hope that she is all right.",
        "",
        4,
    ),
    (
        "Window Box Wanda",
        "picture",
        "The second picture shows the front of my flat. Nobody asked me. Could you take it off please?",
        "flat6@example.org",
        1,
    ),
)
#: their words, near, the search, e-mail, how many days ago
NEEDS = (
    ("Somebody to help my dad shave in the morning. He speaks Punjabi.", "GL10", "q=shave&near=GL10", "", 1),
    (
        "Swimming for my daughter who uses a wheelchair, at a weekend.",
        "Dursley",
        "q=swimming&near=Dursley&day=sat",
        "",
        5,
    ),
    ("Welsh lessons, just for fun", "Berkeley", "q=welsh+lessons&near=Berkeley", "huw@example.org", 8),
    ("A lift to the crematorium on Sundays to see my wife", "GL6", "q=lift&near=GL6&day=sun", "", 3),
    (
        "Wheelchair repair. It squeaks and the brake slips.",
        "GL5",
        "q=wheelchair+repair&near=GL5",
        "kit@example.org",
        15,
    ),
    ("A man to cook with my brother. He is autistic and only eats with men.", "Dursley", "q=cook&gender=man", "", 2),
    ("Night sitter who can use BSL", "GL11", "q=night+sitter&language=bsl&near=GL11", "ruby@example.org", 20),
)


def send_messages() -> None:
    """Through the same doors as visitors' own, then set back to the days they are said to have come."""
    for name, about, words, contact, days in CORRECTIONS:
        _date_back(actions.suggest_correction(_listing(name), about=about, words=words, contact=contact), days)
    for name, line, value, words, days in LINES:
        about = lines.LINES[line]
        said = actions.suggest_correction(_listing(name), about=about, line=line, value=value, words=words)
        _date_back(said, days)
    for name, kind, words, contact, days in PROBLEMS:
        _date_back(actions.report_problem(_listing(name), kind=kind, words=words, contact=contact), days)
    for words, near, query, email, days in NEEDS:
        around = places.sector_point("GL5 1")
        _date_back(actions.record_need(words=words, near=near, query=query, email=email, around=around), days)


def _listing(name: str) -> Enterprise:
    return Enterprise.objects.get(name=name)


def _date_back(row: models.Model, days: int) -> None:
    type(row)._base_manager.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(days=days, hours=3))
