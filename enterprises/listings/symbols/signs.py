"""Yes and no, time, money, and ways to get in touch."""

from enterprises.listings.symbols.kit import (
    BLUSH,
    BUTTER,
    GREY,
    INK,
    LAGOON,
    LEAF,
    LILAC,
    MARIGOLD,
    PLUM,
    SAGE,
    SKIN,
    TERRACOTTA,
    WHITE,
    box,
    calendar,
    circle,
    coin,
    dot,
    flat,
    move,
    paper,
    path,
    svg,
    word,
)

_HANDSET = (
    "M22 20c-6 26 2 48 20 62s36 18 54 14c6-2 9-8 7-14l-4-10c-2-5-7-7-12-5l-9 4c-5 2-9 1-13-3L50 50c-3-4-4-8-1-12l5-8"
    "c3-4 2-10-3-13l-10-5c-8-4-17-1-19 8z"
)
_SUN = "M60 12v10M26 26l7 7M94 26l-7 7M12 60h10M98 60h10"
_DAYS = (
    ("monday", "Monday", "MON", TERRACOTTA),
    ("tuesday", "Tuesday", "TUE", MARIGOLD),
    ("wednesday", "Wednesday", "WED", LEAF),
    ("thursday", "Thursday", "THU", LAGOON),
    ("friday", "Friday", "FRI", PLUM),
    ("saturday", "Saturday", "SAT", GREY),
    ("sunday", "Sunday", "SUN", "#b9a3c4"),
)


def _tick(line: str = WHITE, width: float = 11) -> str:
    return path("M36 62 53 79l32-37", line=line, width=width)


def _envelope(fill: str = WHITE) -> str:
    return box(12, 28, 96, 66, fill, 8) + path("M15 34l45 34 45-34")


def _screen_phone() -> str:
    return box(22, 10, 50, 100, LAGOON, 10) + box(29, 22, 36, 70, WHITE, 3) + path("M42 101h10", line=WHITE)


#: address -> (name, other words, drawing)
SIGNS: dict[str, tuple[str, str, str]] = {
    "yes": ("Yes", "tick, good, right, ok", svg(circle(60, 60, 48, LEAF), _tick())),
    "no": (
        "No",
        "cross, wrong, not",
        svg(circle(60, 60, 48, TERRACOTTA), path("M42 42l36 36M78 42 42 78", line=WHITE, width=12)),
    ),
    "stop": (
        "Stop",
        "halt, hand, not allowed",
        svg(
            path("M40 10h40l30 30v40l-30 30H40L10 80V40z", TERRACOTTA),
            path(
                "M43 66V44a5 5 0 0 1 10 0v14V34a5 5 0 0 1 10 0v24V38a5 5 0 0 1 10 0v24-12a5 5 0 0 1 10 0v22"
                "c0 14-8 22-20 22-9 0-14-4-18-11L34 70c-3-5 3-10 7-6z",
                WHITE,
                width=4,
            ),
        ),
    ),
    "question": (
        "Question",
        "ask, help, what, query",
        svg(circle(60, 60, 48, MARIGOLD), word("?", 42, 32, 3.7, width=3)),
    ),
    "information": (
        "Information",
        "about, facts, know",
        svg(circle(60, 60, 48, LAGOON), path("M60 56v30M60 36v1", line=WHITE, width=12)),
    ),
    "safe": (
        "Safe",
        "shield, protected, checked, insurance, insured",
        svg(path("M60 10c14 10 28 14 44 14 0 42-12 68-44 86C28 92 16 66 16 24c16 0 30-4 44-14z", LAGOON), _tick()),
    ),
    "checked": (
        "Checked",
        "dbs, police check, proof, certificate",
        svg(
            paper(),
            path("M40 34h40M40 50h26", line=GREY),
            circle(78, 82, 24, LEAF),
            path("M67 82l8 8 15-17", line=WHITE, width=7),
        ),
    ),
    "open": (
        "Open",
        "open now, door",
        svg(
            box(26, 12, 68, 96, BUTTER, 3),
            path("M26 12 66 24v96L26 108z", LEAF),
            dot(56, 70, 5, WHITE),
            path("M10 108h16M94 108h16"),
        ),
    ),
    "closed": (
        "Closed",
        "shut, not open, door",
        svg(
            box(26, 12, 68, 96, TERRACOTTA, 3),
            path("M10 108h100"),
            box(42, 58, 36, 28, WHITE, 4),
            path("M49 58v-8a11 11 0 0 1 22 0v8"),
            dot(60, 72, 4),
        ),
    ),
    "changed": (
        "Something changed",
        "different, new, change",
        svg(
            circle(60, 60, 48, BUTTER),
            path("M86 52a28 28 0 0 0-50-9M34 68a28 28 0 0 0 50 9", width=7),
            path("M34 28v18h18M86 92V74H68", width=7),
        ),
    ),
    "wait": (
        "Wait",
        "waiting list, waiting time, later",
        svg(
            path("M32 16h56v10c0 18-16 24-20 34 4 10 20 16 20 34v10H32V94c0-18 16-24 20-34-4-10-20-16-20-34z", WHITE),
            flat("M42 30h36c-4 9-12 14-18 20-6-6-14-11-18-20zM38 98c3-12 14-16 22-24 8 8 19 12 22 24z", MARIGOLD),
            path("M24 14h72M24 106h72", width=8),
        ),
    ),
    "clock": (
        "Time",
        "clock, hour, when, how long",
        svg(circle(60, 60, 48, WHITE), path("M60 30v30l20 14", width=8), path("M60 17v4M60 99v4M17 60h4M99 60h4")),
    ),
    "morning": (
        "Morning",
        "sunrise, early, am",
        svg(
            path("M30 84a30 30 0 0 1 60 0z", MARIGOLD),
            path("M8 84h104", width=6),
            path("M60 38V14M49 24l11-11 11 11", width=6),
            path("M18 52l8 6M102 52l-8 6"),
            path("M24 101h72", line=GREY),
        ),
    ),
    "afternoon": (
        "Afternoon",
        "day, midday, pm, sun",
        svg(circle(60, 60, 26, MARIGOLD), path(f"{_SUN}M60 98v10M26 94l7-7M94 94l-7-7", width=6)),
    ),
    "evening": (
        "Evening",
        "sunset, late, pm",
        svg(
            flat("M8 84V22a10 10 0 0 1 10-10h84a10 10 0 0 1 10 10v62z", LILAC),
            path("M30 84a30 30 0 0 1 60 0z", TERRACOTTA),
            path("M8 84h104", width=6),
            path("M60 18v24M49 32l11 11 11-11", width=6),
            path("M24 101h72", line=GREY),
        ),
    ),
    "night": (
        "Night",
        "overnight, moon, sleep",
        svg(
            box(8, 8, 104, 104, "#40103a", 14),
            path("M70 26a36 36 0 1 0 26 50A30 30 0 0 1 70 26z", MARIGOLD, WHITE),
            flat("M34 26l3 7 7 1-5 5 1 8-6-4-6 4 1-8-5-5 7-1zM86 40l2 5 5 1-4 3 1 6-4-3-5 3 1-6-4-3 6-1z", WHITE),
        ),
    ),
    **{
        slug: (name, f"{letters.lower()}, day, calendar", svg(calendar(fill), word(letters, 31, 64, 1.6)))
        for slug, name, letters, fill in _DAYS
    },
    "week": (
        "Days of the week",
        "calendar, days, when, weekdays, every day",
        svg(
            calendar(LAGOON),
            *(dot(x, y, 5) for y in (64, 80, 94) for x in (32, 51, 69, 88)),
        ),
    ),
    "phone": (
        "Phone",
        "ring, call, telephone",
        svg(path(_HANDSET, LAGOON), path("M68 34c10 2 16 8 18 18M72 14c20 4 32 16 34 34", width=6)),
    ),
    "text": (
        "Text message",
        "sms, mobile",
        svg(
            _screen_phone(),
            path("M50 36h52a8 8 0 0 1 8 8v22a8 8 0 0 1-8 8H74L60 86V74H50z", BUTTER),
            path("M62 48h36M62 60h24"),
        ),
    ),
    "email": (
        "E-mail",
        "email, mail, online message",
        svg(
            box(10, 18, 100, 70, LAGOON, 8),
            box(20, 28, 80, 50, WHITE, 3),
            path("M44 106h32M60 88v18"),
            path("M34 38h52v30H34zM35 40l25 17 25-17", BUTTER, width=4),
        ),
    ),
    "letter": (
        "Letter",
        "post, write, envelope, address",
        svg(_envelope(), box(84, 36, 16, 18, TERRACOTTA, 2), path("M30 104h60", line=GREY)),
    ),
    "website": (
        "Website",
        "internet, online, web, link",
        svg(
            box(8, 18, 104, 84, WHITE, 8),
            path("M8 40V26a8 8 0 0 1 8-8h88a8 8 0 0 1 8 8v14z", LAGOON),
            dot(22, 29, 4, WHITE),
            dot(36, 29, 4, WHITE),
            path("M24 56h40M24 72h28", line=GREY),
            path("M70 56l30 28-14 2 8 14-9 4-7-14-10 8z", MARIGOLD),
        ),
    ),
    "pound": ("Money", "pound, price, cost, pay", svg(coin(60, 60, 48))),
    "free": (
        "Free",
        "no charge, nothing to pay, 0",
        svg(
            path("M12 60 52 20h46a10 10 0 0 1 10 10v60a10 10 0 0 1-10 10H52z", SAGE),
            circle(32, 60, 5, WHITE),
            word("£0", 48, 46, 2, width=3),
        ),
    ),
    "cash": (
        "Cash",
        "coins, notes, money",
        svg(
            box(8, 26, 96, 52, SAGE, 6), circle(56, 52, 14, WHITE), path("M22 52h2M88 52h2", width=8), coin(84, 84, 26)
        ),
    ),
    "card": (
        "Bank card",
        "debit card, credit card, pay by card",
        svg(
            box(10, 28, 100, 66, LAGOON, 10),
            flat("M10 42h100v14H10z", INK),
            box(22, 68, 22, 14, MARIGOLD, 3),
            path("M66 80h30", line=WHITE),
        ),
    ),
    "direct-payment": (
        "Direct payment",
        "personal budget, council money, dp",
        svg(
            box(10, 12, 100, 58, LAGOON, 10),
            flat("M10 25h100v11H10z", INK),
            coin(84, 56, 20),
            path("M12 106V88c8-6 18-6 26 0l10 6h20c8 0 8 11 0 11H50M72 95l22-10c9-3 14 6 7 11L70 112H34l-22-6", SKIN),
        ),
    ),
    "invoice": (
        "Bill",
        "invoice, bank transfer, paper, council pays",
        svg(paper(), path("M42 34h36M42 50h36M42 66h18", line=GREY), coin(80, 84, 22)),
    ),
    "time-credits": (
        "Time credits",
        "hours, timebank, swap",
        svg(
            circle(44, 48, 34, WHITE),
            path("M44 28v20l13 8", width=6),
            circle(84, 84, 26, MARIGOLD),
            path("M72 84l9 9 15-18", width=6),
        ),
    ),
    "book": (
        "Book a time",
        "booking, appointment, reserve, diary",
        svg(calendar(LEAF), path("M40 76l14 14 28-30", line=LEAF, width=9)),
    ),
    "words": (
        "Read",
        "book, reading, easy read, leaflet, learn",
        svg(
            path("M60 34C46 22 28 20 10 22v70c18-2 36 0 50 12 14-12 32-14 50-12V22c-18-2-36 0-50 12z", WHITE),
            path("M60 34v70M24 42c8 0 16 1 22 5M24 60c8 0 16 1 22 5M96 42c-8 0-16 1-22 5M96 60c-8 0-16 1-22 5"),
        ),
    ),
    "pen": (
        "Write",
        "form, sign, pen, paperwork, letters",
        svg(
            paper(16, 20, 64, 88),
            path("M28 42h40M28 58h30M28 74h20", line=GREY),
            move(0, 0, path("M50 96l6-22 40-52c4-5 11-6 15-2s4 10 0 14L70 86z", MARIGOLD), path("M50 96l8-3")),
        ),
    ),
    "number": (
        "Say this number",
        "short number, code",
        svg(
            box(8, 14, 104, 68, BLUSH, 12),
            path("M40 82 30 106l34-24", BLUSH),
            path(
                "M34 34v28M26 42l8-8M50 38c2-8 18-6 16 4-1 6-12 12-16 20h18M80 34h14l-9 11c10 0 13 17-2 18-3 0-5-1-7-3"
            ),
        ),
    ),
}
