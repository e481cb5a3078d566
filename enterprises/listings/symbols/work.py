"""More kinds of help, and the parts of a listing."""

from enterprises.listings.symbols.kit import (
    BLUSH,
    BROWN,
    BUTTER,
    DEEP,
    GREY,
    LAGOON,
    LEAF,
    LILAC,
    MARIGOLD,
    PLUM,
    SAGE,
    SKIN,
    SKY,
    TERRACOTTA,
    WHITE,
    box,
    circle,
    coin,
    dot,
    flat,
    move,
    paper,
    path,
    person,
    svg,
)

#: address -> (name, other words, drawing)
WORK: dict[str, tuple[str, str, str]] = {
    "medicine": (
        "Medicine",
        "tablets, medication, pills",
        svg(
            box(26, 34, 52, 74, WHITE, 8),
            box(22, 14, 60, 20, TERRACOTTA, 5),
            path("M52 58v28M38 72h28", line=TERRACOTTA, width=9),
            move(78, 62, f'<g transform="rotate(35)">{box(0, 0, 20, 40, MARIGOLD, 10)}{path("M0 20h20")}</g>'),
        ),
    ),
    "personal-care": (
        "Personal care",
        "washing, dressing, shower, bath, care at home",
        svg(
            path("M10 60h100v12c0 20-12 30-30 30H40c-18 0-30-10-30-30z", SKY),
            path("M22 60V26c0-16 26-18 28 0", width=6),
            path("M40 28h20"),
            circle(78, 44, 9, WHITE),
            circle(94, 32, 6, WHITE),
            circle(64, 36, 6, WHITE),
            path("M28 102v8M92 102v8", width=7),
        ),
    ),
    "hair": (
        "Hair and nails",
        "hairdresser, barber, scissors, beauty, feet",
        svg(
            path("M44 66 92 10M76 66 28 10", width=8),
            circle(38, 86, 17, TERRACOTTA),
            circle(82, 86, 17, TERRACOTTA),
            circle(38, 86, 6, WHITE),
            circle(82, 86, 6, WHITE),
        ),
    ),
    "massage": (
        "Massage and therapies",
        "relax, relaxation, therapy, calm, mindfulness",
        svg(
            path(
                "M60 100c-30 0-48-14-50-36 14-4 24 0 30 6-4-16 4-32 20-44 16 12 24 28 20 44 6-6 16-10 "
                "30-6-2 22-20 36-50 36z",
                LILAC,
            ),
            path("M40 70c4 14 10 22 20 30 10-8 16-16 20-30"),
        ),
    ),
    "night-care": (
        "Nights and short breaks",
        "bed, sleep, respite, overnight, rest",
        svg(
            path("M10 100V34", width=8),
            path("M10 88h100V72c0-10-6-14-14-14H44v30", LAGOON),
            path("M110 88v12", width=8),
            box(14, 54, 30, 22, WHITE, 8),
            path("M74 14h22L74 40h22", width=6),
        ),
    ),
    "woodwork": (
        "Woodwork and making",
        "saw, carpentry, shed, workshop, make things",
        svg(
            path("M8 84 84 40l10 18-76 44z", GREY),
            path("M22 96l-2 8M34 89l-2 8M46 82l-2 8M58 75l-2 8M70 68l-2 8", width=4),
            path("M80 32l18-10c8-4 18 12 10 16L92 62z", BROWN),
        ),
    ),
    "work": (
        "Work",
        "job, employment, volunteering, work experience",
        svg(
            box(10, 40, 100, 64, BROWN, 8),
            path("M42 40V26h36v14", width=7),
            path("M10 68h100"),
            box(50, 60, 20, 18, MARIGOLD, 3),
        ),
    ),
    "life-skills": (
        "Life skills",
        "independence, travel training, key, on your own",
        svg(
            circle(36, 44, 26, MARIGOLD),
            circle(36, 44, 9, WHITE),
            path("M55 62l46 44M84 90l10-10M96 102l10-10", width=9),
        ),
    ),
    "gift": (
        "Gifts and handmade things",
        "present, buy, gift, craft",
        svg(
            box(16, 50, 88, 56, TERRACOTTA, 4),
            box(10, 34, 100, 20, MARIGOLD, 4),
            path("M60 34v72", width=7),
            path("M60 32C34 32 28 8 44 10c10 2 14 12 16 22 2-10 6-20 16-22 16-2 10 22-16 22z", BLUSH),
        ),
    ),
    "first-aid": (
        "First aid",
        "first aider, safe, plaster, training",
        svg(
            box(10, 36, 100, 70, WHITE, 10),
            path("M42 36V22h36v14", width=7),
            flat("M52 50h16v14h14v16H68v14H52V80H38V64h14z", LEAF),
        ),
    ),
    "list": (
        "What we do",
        "list, do, things, jobs",
        svg(
            paper(20, 10, 80, 100),
            path("M34 36l6 7 11-14M34 62l6 7 11-14M34 88l6 7 11-14", line=LEAF, width=6),
            path("M62 38h24M62 64h24M62 90h24", line=GREY),
        ),
    ),
    "photo": (
        "Photograph",
        "camera, picture, look",
        svg(
            path("M12 34h24l8-14h32l8 14h24v68H12z", SAGE),
            circle(60, 66, 22, WHITE),
            circle(60, 66, 10, SKY),
            dot(94, 48, 4),
        ),
    ),
    "video": (
        "Video",
        "film, watch, bsl video",
        svg(box(8, 20, 104, 80, LAGOON, 12), path("M48 40l34 20-34 20z", WHITE)),
    ),
    "audio": (
        "Recording to listen to",
        "audio, listen, headphones, sound",
        svg(
            path("M18 70V60a42 42 0 0 1 84 0v10", width=7),
            box(10, 64, 24, 42, TERRACOTTA, 10),
            box(86, 64, 24, 42, TERRACOTTA, 10),
        ),
    ),
    "room": (
        "Room for more people",
        "places, space, has room, vacancy",
        svg(
            person(36, 40, LAGOON, BROWN, 1),
            path("M68 100V78c0-10 6-16 18-16s20 6 20 16v22z", WHITE),
            circle(86, 42, 14, WHITE),
            path("M86 34v16M78 42h16", line=LEAF, width=6),
        ),
    ),
    "full": (
        "Full",
        "no places, no room, waiting list",
        svg(
            person(24, 38, LAGOON, BROWN, 0.75),
            person(60, 38, MARIGOLD, SKIN, 0.75),
            person(96, 38, PLUM, DEEP, 0.75),
            path("M8 94h104", line=TERRACOTTA, width=11),
        ),
    ),
    "price": (
        "Price",
        "cost, how much, pay",
        svg(
            path("M12 60 52 20h46a10 10 0 0 1 10 10v60a10 10 0 0 1-10 10H52z", BUTTER),
            circle(32, 60, 5, WHITE),
            coin(76, 60, 22),
        ),
    ),
}
