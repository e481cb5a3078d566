"""People, and what they do together."""

from enterprises.listings.symbols.kit import (
    BLUSH,
    BROWN,
    BUTTER,
    DEEP,
    GREY,
    GREY_HAIR,
    INK,
    LAGOON,
    LEAF,
    LILAC,
    LONG_HAIR,
    MARIGOLD,
    PLUM,
    SAGE,
    SHORT_HAIR,
    SKIN,
    SKY,
    TERRACOTTA,
    WHITE,
    box,
    bubble,
    circle,
    dot,
    path,
    person,
    svg,
)

_HEART = "M60 100C20 74 12 50 20 36c9-15 31-14 40 4 9-18 31-19 40-4 8 14 0 38-40 64z"


def _face() -> str:
    """Eyes and a mouth, for a head of 15."""
    return dot(-5, 2, 2) + dot(5, 2, 2) + path("M-5 7c2 4 8 4 10 0", width=2.5)


#: address -> (name, other words, drawing)
PEOPLE: dict[str, tuple[str, str, str]] = {
    "person": ("Person", "somebody, you, me", svg(person(60, 32, LAGOON, BROWN, 1.35))),
    "woman": ("Woman", "lady, she, female", svg(person(60, 34, PLUM, SKIN, 1.3, LONG_HAIR + _face()))),
    "man": ("Man", "gentleman, he, male", svg(person(60, 34, LEAF, BROWN, 1.3, SHORT_HAIR + _face()))),
    "young-person": (
        "Young person",
        "teenager, youth, student",
        svg(
            person(
                60,
                38,
                MARIGOLD,
                DEEP,
                1.25,
                path("M-15-2c-3-14 4-18 15-18s18 4 15 18c-4-4-6-6-7-9-7 3-13 3-16 0-1 3-3 6-7 9z", INK) + _face(),
            ),
            path("M46 78v16M74 78v16", width=4),
        ),
    ),
    "older-person": (
        "Older person",
        "elderly, senior, pensioner, retired, stick",
        svg(
            person(
                48,
                34,
                LILAC,
                SKIN,
                1.3,
                GREY_HAIR
                + circle(-5.5, 1, 4, "none", "", 2)
                + circle(5.5, 1, 4, "none", "", 2)
                + path("M-4 8.5c2 2.5 6 2.5 8 0", width=2.5),
            ),
            path("M98 108V62a9 9 0 0 0-18 0", width=7),
        ),
    ),
    "child": (
        "Child",
        "children, kids, boy, girl",
        svg(
            circle(60, 34, 20, SKIN),
            path("M40 30c4-16 36-16 40 0-14 2-26-2-30-8-2 4-6 7-10 8z", DEEP),
            dot(53, 37, 3),
            dot(67, 37, 3),
            path("M53 44c4 5 10 5 14 0", width=3),
            path("M42 60h36l10 30H32z", TERRACOTTA),
            path("M46 90v18M74 90v18M42 62 24 76M78 62l18 14", width=7),
        ),
    ),
    "family": (
        "Family",
        "children, parents, carers, mum, dad",
        svg(
            person(34, 32, PLUM, BROWN, 0.95, LONG_HAIR),
            person(86, 32, LEAF, SKIN, 0.95, SHORT_HAIR),
            person(60, 70, MARIGOLD, BROWN, 0.72, _face()),
        ),
    ),
    "carer": (
        "Family carer",
        "unpaid carer, looks after, caring",
        svg(
            person(42, 34, LAGOON, BROWN, 1.1, LONG_HAIR),
            person(82, 52, LILAC, SKIN, 0.95, GREY_HAIR),
            path("M44 80c14 14 40 12 52 0", width=6),
        ),
    ),
    "group": (
        "Group",
        "together, several people, club, team, everyone",
        svg(
            person(28, 44, TERRACOTTA, SKIN, 0.85, LONG_HAIR),
            person(92, 44, LEAF, DEEP, 0.85, SHORT_HAIR),
            person(60, 52, LAGOON, BROWN, 1.05),
        ),
    ),
    "one-to-one": (
        "One to one",
        "two people, pair, just you",
        svg(person(36, 42, LAGOON, DEEP, 1.05, SHORT_HAIR), person(86, 42, MARIGOLD, SKIN, 1.05, LONG_HAIR)),
    ),
    "team": (
        "Small team",
        "workers, staff, run by",
        svg(
            person(30, 36, LEAF, BROWN, 0.8, SHORT_HAIR),
            person(90, 36, PLUM, SKIN, 0.8, LONG_HAIR),
            person(60, 36, LAGOON, DEEP, 0.9),
            box(14, 74, 92, 34, BUTTER, 5),
            path("M28 91h64", line=GREY),
        ),
    ),
    "meet": (
        "Who you will meet",
        "hello, welcome, wave",
        svg(
            person(48, 36, LAGOON, BROWN, 1.25, SHORT_HAIR + _face()),
            path("M78 92l18-34", width=16, line=INK),
            path("M78 92l18-34", width=8, line=BROWN),
            circle(98, 50, 10, BROWN),
            path("M108 30l4-6M114 42h4", width=4),
        ),
    ),
    "help": (
        "Help",
        "support, assist, hand, care",
        svg(
            path("M58 62C34 46 30 32 36 22c6-9 18-8 22 3 4-11 16-12 22-3 6 10 2 24-22 40z", TERRACOTTA),
            path("M10 106V82c8-6 18-6 26 0l12 8h22c9 0 9 13 0 13H48M72 92l24-12c10-4 16 7 8 13l-32 19H34l-24-6", SKIN),
        ),
    ),
    "talking": (
        "Talking",
        "speak, chat, conversation, listen",
        svg(
            bubble(8, 14, 62, 46, SKY, -1),
            bubble(48, 46, 64, 46, BUTTER),
            path("M24 30h30M24 43h18M64 62h32M64 75h20", width=4),
        ),
    ),
    "company": (
        "Company and visits",
        "companion, tea, visit, friend, befriending, lonely",
        svg(
            path("M22 54h64v26c0 16-10 24-32 24S22 96 22 80z", LAGOON),
            path("M86 60h8c16 0 16 26 0 26h-9"),
            path("M38 42c-6-8 6-12 0-22M56 42c-6-8 6-12 0-22M74 42c-6-8 6-12 0-22", line=GREY),
            path("M12 108h88", width=6),
        ),
    ),
    "sign-language": (
        "Sign language",
        "bsl, british sign language, makaton, signing, deaf",
        svg(
            path(
                "M14 84V50l-8-14c-3-7 6-11 10-5l10 14 4-28c1-8 12-7 12 1l-1 26 8-20c3-7 13-4 11 4l-7 "
                "28c-2 10-6 20-16 30z",
                SKIN,
            ),
            path(
                "M106 36v34l8 14c3 7-6 11-10 5L94 75l-4 28c-1 8-12 7-12-1l1-26-8 20c-3 7-13 "
                "4-11-4l7-28c2-10 6-20 16-30z",
                BROWN,
            ),
        ),
    ),
    "languages": (
        "Languages",
        "speak, other languages, translate",
        svg(
            bubble(6, 10, 66, 50, SKY, -1),
            bubble(46, 50, 68, 48, BUTTER),
            path("M26 48l12-28 12 28M30 38h16"),
            path("M66 64h30M81 57v7M70 90c12-4 20-14 22-26M72 74c4 8 12 14 22 16", width=4.5),
        ),
    ),
    "wellbeing": ("Health and wellbeing", "heart, love, feel better, mental health", svg(path(_HEART, TERRACOTTA))),
    "feelings": (
        "Feelings",
        "happy, smile, calm, mood",
        svg(circle(60, 60, 48, MARIGOLD), dot(42, 50, 6), dot(78, 50, 6), path("M36 72c10 20 38 20 48 0", width=7)),
    ),
    "worried": (
        "Worried",
        "sad, unhappy, upset, problem",
        svg(
            circle(60, 60, 48, SKY),
            dot(42, 54, 6),
            dot(78, 54, 6),
            path("M38 86c10-16 34-16 44 0", width=7),
            path("M32 38l16-6M88 38l-16-6"),
        ),
    ),
    "dementia": (
        "Memory",
        "dementia, forget, alzheimer, remember",
        svg(
            path(
                "M24 108V88C10 72 10 44 26 28s46-16 60-2c10 10 12 22 12 32l10 18c2 4 0 6-4 6h-8v12c0 6-4 8-8 8H70v6z",
                LILAC,
            ),
            path("M44 52c-2-18 24-22 28-6 10 2 12 18 0 20-4 8-18 8-22 0-10 0-14-10-6-14zM56 48v20", WHITE, width=4),
        ),
    ),
    "speak-up": (
        "Speaking up",
        "advocate, advocacy, rights, megaphone, say",
        svg(
            path("M20 46v28l14 4 54 22V20L34 42z", TERRACOTTA),
            path("M34 42v36M38 80l6 26h14l-6-20", BLUSH),
            path("M100 44l12-8M102 60h14M100 76l12 8", width=6),
        ),
    ),
    "wheelchair-user": (
        "Wheelchair user",
        "disabled, wheelchair, physical disability",
        svg(
            circle(50, 20, 11, BROWN),
            path("M50 34v30h26l12 28h14", width=11),
            path("M50 46h22", width=9),
            path("M38 56a28 28 0 1 0 38 36", width=8),
        ),
    ),
    "see-little": (
        "Sight",
        "blind, see little, eyes, sight loss, glasses",
        svg(
            path("M8 60c24-40 80-40 104 0-24 40-80 40-104 0z", WHITE),
            circle(60, 60, 20, LAGOON),
            circle(60, 60, 8, INK),
        ),
    ),
    "hearing": (
        "Hearing",
        "deaf, ear, listen, hearing loss",
        svg(
            path("M34 56c-8-54 58-54 58-8 0 26-24 28-26 44-2 18-26 20-30 4", SKIN),
            path("M48 54c-2-28 30-26 28-4-1 10-12 12-16 20", width=6),
        ),
    ),
    "free-to-choose": (
        "You choose",
        "choice, decide, pick",
        svg(
            person(60, 62, LAGOON, BROWN, 0.85),
            circle(24, 32, 18, LEAF),
            path("M16 32l6 7 11-13", line=WHITE, width=6),
            circle(96, 32, 18, MARIGOLD),
            path("M88 32l6 7 11-13", line=WHITE, width=6),
        ),
    ),
    "same-person": (
        "One person",
        "sole trader, on my own, works alone",
        svg(person(60, 34, SAGE, DEEP, 1.3, SHORT_HAIR + _face())),
    ),
}
