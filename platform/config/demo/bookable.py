"""The enterprises of the demo town that take bookings, and what people can book there."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Thing:
    """One offering. `lengths` are its minutes with their pence; `facts` the other fields of an Offering."""

    name: str
    lengths: dict[int, int | None]
    facts: dict[str, Any]
    whose: str = ""  # the diary's name, where there is more than one


@dataclass(frozen=True)
class Bookable:
    """One enterprise. Hours are written as in the town's files, by the name of the diary; days count from today."""

    hours: dict[str, str]
    things: list[Thing]
    terms: dict[str, Any]
    every: int = 30
    away: tuple[int, int] | None = None
    run_by: str = ""  # who runs it, where the town's files name nobody
    dated: dict[int, str] = field(default_factory=dict)  # no hours: closed that day


def _bank(name: str) -> str:
    return f"Account name: {name}\nSort code: 00-00-00\nAccount number: 00000000\nPlease write your booking code on it."


BOOKABLE: dict[str, Bookable] = {
    "Cards by Carrie-Ann": Bookable(
        hours={"Carrie-Ann": "Wed Fri 10-16; Sat 13-15"},
        things=[
            Thing(
                "Tell me about your pet",
                {15: None},
                {
                    "kind": "first",
                    "price": "free",
                    "where": "phone",
                    "words": "You tell me what your pet is like. I ask what makes it cross. Mum is on the phone too.",
                    "who_comes": "Carrie-Ann and her mum Ana",
                    "asks_first": False,
                    "notice_hours": 4,
                },
            ),
            Thing(
                "Watch me draw your pet, looking cross",
                {45: 2500, 90: 4000},
                {
                    "where": "venue",
                    "place_words": "The table behind our stall, Cornhill, Stroud",
                    "words": "You sit with me and your pet, or a photo of it, and I draw. You take the picture home.",
                    "who_comes": "Carrie-Ann",
                    "bring": "Your pet, or a photo of it. A lead, if it is a pet that bites.",
                    "after": 15,
                    "free_until_hours": 24,
                    "late_percent": 50,
                },
            ),
            Thing(
                "Make cross cards together",
                {90: 800},
                {
                    "kind": "group",
                    "places": 6,
                    "price": "person",
                    "where": "venue",
                    "place_words": "The table behind our stall, Cornhill, Stroud",
                    "words": "Six people, six animals, a lot of pens. You make three cards. Nobody has to be cheerful.",
                    "who_comes": "Carrie-Ann and Ana",
                    "bring": "Nothing. Pens and card are there.",
                    "asks_first": False,
                    "free_until_hours": 48,
                    "late_percent": 100,
                },
            ),
        ],
        terms={
            "ways": ["card", "prepaid", "transfer", "cash"],
            "transfer_words": _bank("Cards by Carrie-Ann"),
            "prepaid_words": "We ring you for the number of the prepaid card, or write to whoever looks after it.",
            "seller_name": "Carrie-Ann Silva",
            "seller_address": "Cards by Carrie-Ann\n3 Verney Road\nStonehouse\nGL10 2BQ",
        },
        every=15,
        away=(33, 40),
        dated={16: "14-18", 17: ""},
    ),
    "Loud and Slow": Bookable(
        hours={"Harvey": "Tue 16-20; Thu 16-19", "Molly": "Tue 16-20"},
        things=[
            Thing(
                "Drum lesson",
                {30: 1400, 60: 2600},
                {
                    "can_repeat": True,
                    "where": "venue",
                    "place_words": "The Old Fire Station, Merrywalks",
                    "words": "You hit things with Harvey. He shows you a beat, and you play it loud and slow.",
                    "who_comes": "Harvey, and Xander who looks after the room",
                    "bring": "Nothing. We have ear defenders.",
                    "free_until_hours": 24,
                    "late_percent": 50,
                },
                whose="Harvey",
            ),
            Thing(
                "Bass lesson",
                {30: 1400},
                {
                    "where": "venue",
                    "place_words": "The Old Fire Station, Merrywalks",
                    "words": "Four strings, one at a time. Molly signs Makaton.",
                    "who_comes": "Molly",
                    "asks_first": False,
                },
                whose="Molly",
            ),
            Thing(
                "Band practice",
                {90: 1000},
                {
                    "kind": "group",
                    "places": 8,
                    "price": "person",
                    "where": "venue",
                    "place_words": "The Old Fire Station, Merrywalks",
                    "words": "For people who have had three lessons or more. We play one song until it is good.",
                    "who_comes": "Harvey, Molly and Xander",
                    "before": 30,
                    "after": 30,
                },
                whose="Harvey",
            ),
        ],
        terms={
            "ways": ["card", "prepaid", "invoice", "cash"],
            "prepaid_words": "Bring the card: we have a reader.",
            "seller_name": "Loud and Slow",
            "seller_address": "The Old Fire Station\n1 Merrywalks\nStroud\nGL5 4HQ",
            "vat_number": "GB000000000",
        },
    ),
    "Say Cheese Business Club": Bookable(
        hours={"Mo": "Mon Wed 10-12; Thu 14-17"},
        things=[
            Thing(
                "Half an hour with Mo about your idea",
                {30: None},
                {
                    "kind": "first",
                    "price": "free",
                    "where": "video",
                    "words": "Tell Mo what you would like to make or do. He asks what it costs and who would want it.",
                    "who_comes": "Mo. Bring somebody along if you like.",
                    "notice_hours": 48,
                },
            ),
            Thing(
                "A look at your sums",
                {60: None},
                {
                    "price": "free",
                    "where": "venue",
                    "place_words": "The Gallery Room, 6 Threadneedle Lane. There is a lift.",
                    "words": "Prices, tax, and benefits while you earn, with one of the two accountants.",
                    "bring": "Whatever you have written down. A shoe box is fine.",
                    "asks_first": False,
                },
            ),
        ],
        terms={"ways": []},
    ),
    "One Finger Piano": Bookable(
        hours={"Laurence": "Mon Tue Thu 10-16"},
        things=[
            Thing(
                "Piano lesson at your home",
                {40: 2400, 60: 3400},
                {
                    "can_repeat": True,
                    "where": "home",
                    "words": "We play one note, and next week two. If you have no piano I bring one that rolls up.",
                    "who_comes": "Laurence",
                    "before": 30,
                    "after": 30,
                    "notice_hours": 48,
                    "free_until_hours": 48,
                    "late_percent": 50,
                },
            ),
            Thing(
                "Piano lesson at my house",
                {40: 2000},
                {
                    "where": "venue",
                    "place_words": "In Friday Street, Painswick. I tell you the number when you have booked. One step.",
                    "words": "At my old upright, with tea.",
                    "who_comes": "Laurence",
                    "ahead_weeks": 12,
                },
            ),
        ],
        terms={
            "ways": ["prepaid", "transfer", "cash"],
            "transfer_words": _bank("L Moreau"),
            "seller_name": "Laurence Moreau",
        },
        run_by="Laurence Moreau",
        every=20,
    ),
    "Tamsin Digs": Bookable(
        hours={"Tamsin": "Mon-Thu 9-15:30"},
        things=[
            Thing(
                "A walk round your garden",
                {30: None},
                {
                    "kind": "first",
                    "price": "free",
                    "where": "home",
                    "words": "We look at it together, or you tell me from the window. I say what I would do first.",
                    "who_comes": "Tamsin",
                    "before": 30,
                    "after": 30,
                },
            ),
            Thing(
                "Gardening",
                {120: 2200, 180: 2200, 240: 2200},
                {
                    "can_repeat": True,
                    "price": "hour",
                    "where": "home",
                    "words": "Weeding, pruning, planting. I bring my own tools and take the green away.",
                    "who_comes": "Tamsin",
                    "bring": "A cup of tea for me, if you can.",
                    "before": 30,
                    "after": 30,
                    "notice_hours": 72,
                    "free_until_hours": 24,
                    "late_percent": 25,
                },
            ),
        ],
        terms={
            "ways": ["card", "prepaid", "invoice", "transfer", "cash"],
            "transfer_words": _bank("Tamsin Digs"),
            "seller_name": "Tamsin Fry",
        },
        run_by="Tamsin Fry",
        away=(60, 74),
    ),
    "Tablet Time with Gwen": Bookable(
        hours={"Gwen": "Tue-Thu 10-16"},
        things=[
            Thing(
                "First visit",
                {45: None},
                {
                    "kind": "first",
                    "price": "free",
                    "where": "home",
                    "words": "We look at what you have and what you would like to do with it. In Welsh or English.",
                    "who_comes": "Gwen",
                    "before": 30,
                    "after": 30,
                },
            ),
            Thing(
                "A lesson at your home",
                {60: 1800, 90: 1800},
                {
                    "price": "hour",
                    "where": "home",
                    "words": "One thing at a time, as often as you like. I write it down in big letters.",
                    "who_comes": "Gwen",
                    "bring": "Your tablet or phone, charged. Your passwords, if you know them.",
                    "before": 30,
                    "after": 30,
                },
            ),
            Thing(
                "A lesson by video call",
                {30: 900, 60: 1800},
                {"where": "video", "words": "For when it is nearly working.", "who_comes": "Gwen", "asks_first": False},
            ),
        ],
        terms={"ways": ["prepaid", "cash", "transfer"], "transfer_words": _bank("G Pritchard")},
        run_by="Gwen Pritchard",
    ),
    "Chair Yoga with Bina": Bookable(
        hours={"Bina": "Tue 10:30-11:45; Fri 14-15:15; Wed 18-19"},
        things=[
            Thing(
                "Chair yoga in the hall",
                {75: 700},
                {
                    "can_repeat": True,
                    "kind": "group",
                    "places": 12,
                    "price": "person",
                    "where": "venue",
                    "place_words": "Christ Church Hall, Rodborough. The side door has no step.",
                    "words": "You stay in your chair. We move our hands, then our shoulders, then our feet.",
                    "who_comes": "Bina",
                    "bring": "Loose clothes and some water",
                    "asks_first": False,
                    "notice_hours": 2,
                    "late_percent": 100,
                },
            ),
            Thing(
                "Chair yoga on the screen",
                {60: 400},
                {
                    "kind": "group",
                    "places": 30,
                    "price": "person",
                    "where": "video",
                    "words": "The same, at home. Your camera may stay off.",
                    "who_comes": "Bina",
                    "asks_first": False,
                    "notice_hours": 1,
                },
            ),
        ],
        terms={"ways": ["card", "prepaid", "cash"], "seller_name": "Bina Mistry"},
        run_by="Bina Mistry",
        every=60,
    ),
    "Paper Mountain": Bookable(
        hours={"Denise": "Mon Tue Wed 10-16; Thu 17-19:30"},
        things=[
            Thing(
                "Open the bag together",
                {90: 2000, 120: 2000},
                {
                    "price": "hour",
                    "where": "home",
                    "words": "We open the post, sort it into three heaps, and do the worst letter first.",
                    "who_comes": "Denise",
                    "bring": "The bag, the drawer or the box",
                    "before": 30,
                    "after": 30,
                },
            ),
            Thing(
                "A long form, from start to finish",
                {120: None},
                {
                    "price": "agreed",
                    "where": "venue",
                    "place_words": "Rodborough Community Room, 1 Butterrow Hill. Level from the car park.",
                    "words": "Benefits, Blue Badges and the like. What it costs depends on the form, so we talk first.",
                    "who_comes": "Denise",
                },
            ),
            Thing(
                "Is this letter a worry?",
                {15: None},
                {
                    "price": "free",
                    "where": "phone",
                    "words": "Read it to me, and I tell you what it wants.",
                    "asks_first": False,
                    "notice_hours": 1,
                },
            ),
        ],
        terms={
            "ways": ["prepaid", "invoice", "transfer"],
            "transfer_words": _bank("Paper Mountain"),
            "seller_name": "Denise Holder",
            "seller_address": "Paper Mountain\n1 Butterrow Hill\nRodborough\nGL5 3UA",
        },
        run_by="Denise Holder",
    ),
}
