"""Kinds of help, and the things people do."""

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
    MARIGOLD,
    PLUM,
    SKIN,
    SKY,
    TERRACOTTA,
    WHITE,
    box,
    circle,
    dot,
    flat,
    move,
    paper,
    path,
    person,
    svg,
    turn,
)

_STEAM = "M44 30c-6-8 6-10 0-20M60 30c-6-8 6-10 0-20M76 30c-6-8 6-10 0-20"
_SPANNER = "M52 44V26a20 20 0 0 1 4-12v18h8V14a20 20 0 0 1 4 12v18l-2 8v44a6 6 0 0 1-12 0V52z"

#: address -> (name, other words, drawing)
THINGS: dict[str, tuple[str, str, str]] = {
    "gardening": (
        "Gardening",
        "garden, spade, plants, digging, weeding",
        svg(
            path("M36 10h-14M29 10v52", width=7),
            path("M15 62h28v22c0 10-6 16-14 24-8-8-14-14-14-24z", GREY),
            path("M82 104V60"),
            path("M82 74c-20 2-26-10-26-24 16 0 26 8 26 24zM82 60c0-18 8-26 26-28 0 18-8 28-26 28z", LEAF),
            path("M58 106h52", line=BROWN, width=8),
        ),
    ),
    "flowers": (
        "Plants and flowers",
        "flower, plant, nursery",
        svg(
            path("M60 66v42M60 92c-14 0-20-6-22-16 12-2 22 4 22 16zM60 92c14 0 20-6 22-16-12-2-22 4-22 16z", LEAF),
            *[
                f'<g transform="rotate({angle} 60 40)">{circle(60, 22, 12, MARIGOLD)}</g>'
                for angle in range(0, 360, 72)
            ],
            circle(60, 40, 11, TERRACOTTA),
        ),
    ),
    "cooking": (
        "Cooking",
        "pot, kitchen, food, cook",
        svg(
            path(_STEAM, line=GREY),
            path("M22 50h76v36c0 10-6 16-16 16H38c-10 0-16-6-16-16z", TERRACOTTA),
            path("M14 50h92M8 62h14M98 62h14M52 40h16", width=8),
        ),
    ),
    "meals": (
        "Meal",
        "dinner, lunch, food, plate, eat",
        svg(
            circle(60, 62, 34, WHITE),
            circle(60, 62, 20, BUTTER),
            path("M12 20v20c0 12 10 12 10 0V20M17 20v84M106 104V18c-12 6-14 30-10 44h10", width=6),
        ),
    ),
    "baking": (
        "Bread and cakes",
        "bread, cake, bakery, baking, loaf",
        svg(
            path(
                "M16 60c-10-20 8-36 26-32 10-10 30-10 38 0 20-4 34 14 24 32v40a6 6 0 0 1-6 6H22a6 6 0 0 1-6-6z",
                MARIGOLD,
            ),
            path("M42 48l10 14M62 46l10 14M82 48l8 12", line=DEEP, width=6),
        ),
    ),
    "shopping": (
        "Shopping",
        "groceries, basket, shop, errands",
        svg(
            path("M12 50h96l-12 52H24z", MARIGOLD),
            path("M34 50 52 16M86 50 68 16", width=7),
            path("M42 64v24M60 64v24M78 64v24", width=6),
        ),
    ),
    "cleaning": (
        "Cleaning",
        "cleaner, bucket, housework, laundry, tidy",
        svg(
            path("M20 56h56l-6 50H26z", LAGOON),
            path("M22 56c0-34 52-34 52 0"),
            path("M92 10v56", width=7),
            path("M78 66h28l6 38H72z", MARIGOLD),
            path("M84 84v20M98 84v20", width=4),
        ),
    ),
    "repairs": (
        "Repairs",
        "mend, fix, handyman, tools, odd jobs",
        svg(
            turn(42, path(_SPANNER, GREY)),
            turn(
                -42, path("M54 44h12v56a6 6 0 0 1-12 0z", BROWN), path("M38 14h36c8 0 10 6 10 12h-8v18H38z", TERRACOTTA)
            ),
        ),
    ),
    "decorating": (
        "Painting and decorating",
        "painter, roller, wallpaper, walls",
        svg(box(14, 14, 80, 30, TERRACOTTA, 6), path("M94 28h14v28H60v14", width=6), box(50, 70, 20, 40, BROWN, 6)),
    ),
    "computer": (
        "Computer",
        "laptop, tablet, internet, it help, digital",
        svg(
            box(20, 22, 80, 56, LAGOON, 6),
            box(30, 32, 60, 36, WHITE, 2),
            path("M8 84h104l-8 16H16z", SKY),
            path("M42 50h20M42 58h12", line=GREY),
        ),
    ),
    "dog": (
        "Dog",
        "dogs, pet, dog walking, pets",
        svg(
            path(
                "M14 54c2 12 8 16 16 16h44l12-16 4-20 10 10h12c2 14-4 22-16 24l-6 "
                "8v30H78V84H46v22H34V82c-14-2-20-14-20-28z",
                BROWN,
            ),
            dot(98, 50, 3.5),
        ),
    ),
    "animals": (
        "Animals",
        "farm animals, hens, horses, sheep, cat",
        svg(
            path("M30 92c-20-6-20-44 8-52 8-14 36-14 42 2 20 0 26 24 12 34 0 14-16 22-28 16-8 8-28 8-34 0z", WHITE),
            path("M38 96v14M74 96v14", width=7),
            path("M80 46c4-10 24-10 28 0 4 14-4 26-14 26S76 60 80 46z", INK),
            dot(90, 54, 3, WHITE),
            dot(99, 54, 3, WHITE),
        ),
    ),
    "art": (
        "Art and craft",
        "painting, drawing, crafts, make",
        svg(
            path(
                "M60 12c30 0 50 20 50 44 0 18-16 22-28 20-14-2-16 10-10 16 6 8-2 16-12 16-28 "
                "0-50-22-50-48S32 12 60 12z",
                BUTTER,
            ),
            circle(38, 44, 9, TERRACOTTA),
            circle(62, 32, 9, LAGOON),
            circle(86, 46, 9, LEAF),
            circle(34, 72, 9, PLUM),
        ),
    ),
    "sewing": (
        "Sewing and knitting",
        "knit, wool, clothes, needle",
        svg(
            circle(56, 66, 38, PLUM),
            path("M28 50c20-6 40 0 58 16M22 70c18-6 34 0 48 28M44 32c18 2 34 12 44 28", line=LILAC),
            path("M74 36 104 6M90 50l24-24", width=6),
        ),
    ),
    "music": (
        "Music",
        "singing, choir, notes, song, dance",
        svg(
            path("M44 84V26l54-12v58", width=7),
            path("M44 44l54-12", width=7),
            f'<ellipse cx="32" cy="86" rx="15" ry="12" fill="{TERRACOTTA}"/>',
            f'<ellipse cx="86" cy="74" rx="15" ry="12" fill="{TERRACOTTA}"/>',
        ),
    ),
    "drama": (
        "Drama and dance",
        "theatre, acting, dance, masks",
        svg(
            path("M10 20h62v30c0 24-14 38-31 38S10 74 10 50z", MARIGOLD),
            dot(28, 42, 5),
            dot(54, 42, 5),
            path("M28 60c6 10 20 10 26 0", width=6),
            path("M82 34h28v34c0 24-14 38-30 38-8 0-14-4-20-10", LILAC),
            dot(94, 58, 4),
            path("M74 92c6-8 14-10 22-6"),
        ),
    ),
    "reading": (
        "Learning",
        "learn, class, course, skills, lesson",
        svg(
            path("M60 18 8 42l52 24 52-24z", PLUM),
            path("M28 54v28c14 16 50 16 64 0V54", LILAC),
            path("M106 46v34", width=5),
            dot(106, 86, 6, MARIGOLD),
        ),
    ),
    "sport": (
        "Sport and keeping fit",
        "exercise, ball, fitness, gym, swimming",
        svg(
            circle(60, 60, 46, WHITE),
            path("M60 40l19 14-7 22H48l-7-22z", INK),
            path("M60 40V16M79 54l24-8M72 76l14 20M48 76 34 96M41 54l-24-8"),
        ),
    ),
    "swimming": (
        "Swimming",
        "pool, water, swim",
        svg(
            circle(86, 38, 12, BROWN),
            path("M22 64l26-26 22 22", width=11),
            path(
                "M6 82c12-12 22 10 36 0s22 10 36 0 22 10 36 0M6 102c12-12 22 10 36 0s22 10 36 0 22 10 36 0",
                line=LAGOON,
                width=6,
            ),
        ),
    ),
    "trip": (
        "Day out",
        "trip, outing, seaside, holiday, picnic",
        svg(
            path("M10 58a50 46 0 0 1 100 0z", TERRACOTTA),
            path("M60 12c-16 10-20 28-18 46h36c2-18-2-36-18-46z", WHITE),
            path("M60 58v48", width=7),
            path("M10 106h100", line=MARIGOLD, width=8),
        ),
    ),
    "club": (
        "Lunch or social club",
        "club, meet people, table, cafe",
        svg(
            person(30, 30, LAGOON, BROWN, 0.7),
            person(90, 30, TERRACOTTA, SKIN, 0.7, GREY_HAIR),
            path("M6 70h108", width=8),
            path("M28 72v36M92 72v36", width=6),
            path("M46 58h26v6a8 8 0 0 1-8 8H54a8 8 0 0 1-8-8z", WHITE, width=4),
        ),
    ),
    "cafe": (
        "Café",
        "coffee, tea, cake, cafe, tea room",
        svg(
            path("M20 40h64v30c0 18-10 26-32 26S20 88 20 70z", WHITE),
            path("M84 48h8c16 0 16 24 0 24h-10"),
            path("M10 106h90", width=7),
            path("M42 28c-6-8 4-10 0-18M62 28c-6-8 4-10 0-18", line=GREY),
            flat("M27 48h50v10H27z", BROWN),
        ),
    ),
    "paperwork": (
        "Letters and forms",
        "bills, form filling, post, paperwork, benefits",
        svg(
            move(8, 4, paper(18, 8, 62, 84)),
            move(-4, 16, paper(18, 8, 62, 84)),
            path("M26 44h36M26 58h36M26 72h20", line=GREY),
            circle(84, 86, 20, MARIGOLD),
            path("M84 76v12h9", width=4),
        ),
    ),
    "money-help": (
        "Help with money",
        "budget, bills, savings, bank",
        svg(
            path(
                "M20 62c0-22 18-34 40-34 8 0 14 1 20 4l14-8v18c6 5 8 10 9 14h9v22H98c-3 5-6 8-10 "
                "11v15H72V94H48v10H34V88c-8-6-14-16-14-26z",
                BLUSH,
            ),
            dot(86, 54, 4),
            path("M46 44c8-4 18-4 26 0", width=6),
            circle(58, 16, 10, MARIGOLD),
        ),
    ),
}
