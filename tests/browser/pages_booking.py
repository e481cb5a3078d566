"""The pages of booking: the journey, its rehearsal, one's bookings in every state, and the desk's."""

from tests.browser.journeys import Case, Journey, Steps, filled, opened, pressed, pressed_here, sent_empty, then

BOOK, PRACTISE = "/enterprises/garden-helpers-2/book/", "/enterprises/garden-helpers-2/practise/"
#: What somebody answers on each page.
TICKED = {
    "whom": {"whom": "me"},
    "pay": {"way": "cash", "payer": "me"},
    "often": {"how_often": "1"},
}
TYPED = {
    "often": {"how_many": "6"},
    "places": {"places": "2"},
    "you": {"name": "Sam Price", "email": "sam@example.com"},
    "where": {"address": "1 Canal Row", "postcode": "GL5 1QA"},
    "payer": {"payer_organisation": "Stroud Council", "payer_address": "Council House"},
}


def answer(way: Journey, key: str, ticked: dict[str, dict[str, str]]) -> None:
    """Answer the page that is open, and go on."""
    if key in ("what", "when"):
        name = {"what": "what", "when": "time"}[key]
        number = int(ticked.get("what", {}).get("what", 0)) if key == "what" else 0
        way.page.locator(f"main [name={name}]").nth(number).check()
    for name, value in {**TICKED.get(key, {}), **ticked.get(key, {})}.items():
        if name != "what":
            way.page.locator(f'main [name={name}][value="{value}"]').check()
    if key in TYPED:
        way.fill(**TYPED[key])
    way.send()


def book_to(key: str, start: str = BOOK, **ticked: dict[str, str]) -> Steps:
    """Walk through the pages until this one is open."""

    def go(way: Journey) -> None:
        way.open(start)
        for _page in range(12):
            here = way.page.url.rstrip("/").split("/")[-1]
            here = "what" if here in ("book", "practise") else here
            if here == key:
                return
            answer(way, here, ticked)

    return go


def send(way: Journey) -> None:
    way.send()


def all_later(way: Journey) -> None:
    """Choose the first time for this one and all after it: the page that shows where each would go."""
    way.open()
    way.page.locator("main [name=time]").first.check()
    way.page.locator("main [name=which][value=more]").check()
    way.send()


OTHER = {"whom": {"whom": "other"}}
HOME, GROUP, REGULAR = ({"what": {"what": number}} for number in "123")
INVOICE = {"pay": {"way": "invoice", "payer": "other"}}


def _journey(name: str, start: str) -> list[Case]:
    ways = {"often": REGULAR, "places": GROUP, "where": HOME, "payer": INVOICE}
    keys = ("when", "often", "places", "whom", "you", "where", "helps", "pay", "payer", "check")
    dear = name == "book"
    return [
        Case(f"{name}-what", start, dear=dear),
        *(
            Case(f"{name}-{key}", f"{start}{key}/", go=book_to(key, start, **ways.get(key, {})), dear=dear)
            for key in keys
        ),
    ]


ERRORS = [
    Case("book-what-error", BOOK, go=sent_empty, error=True, dear=True),
    *(
        Case(f"book-{key}-error", f"{BOOK}{key}/", go=then(book_to(key, **ways), send), error=True)
        for key, ways in {
            "when": {},
            "often": REGULAR,
            "places": GROUP,
            "whom": {},
            "you": {},
            "where": HOME,
            "pay": {},
            "payer": INVOICE,
        }.items()
    ),
]
WAIT = "/enterprises/garden-helpers-2/wait/?what={own_waiting_what}"


def wait_to_check(way: Journey) -> None:
    """Walk through the pages of joining a list until everything stands there once more."""
    way.open(WAIT)
    way.page.locator("main [name=weeks]").first.check()
    way.send()
    way.fill(**TYPED["you"])
    way.send()


OWN = {name: f"/bookings/{{own_booking_{name}}}/" for name in ("confirmed", "asked", "cancelled", "declined", "over")}
DESK_OFFERING = "/desk/bookings/offerings/{own_offering_to_read}/"
BOOKING = [
    *_journey("book", BOOK),
    *ERRORS,
    Case("book-what-unfolded", BOOK, go=opened),
    Case("book-check-regular", f"{BOOK}check/", go=book_to("check", **REGULAR), dear=True),
    Case("booking-all", "/bookings/{own_booking_regular}/all/?new=1", dear=True),
    Case("booking-cancel-regular", "/bookings/{own_booking_regular}/cancel/"),
    Case("booking-move-later", "/bookings/{own_booking_regular}/move/", go=all_later),
    Case("book-you-other", f"{BOOK}you/", go=book_to("you", **OTHER)),
    Case("book-not-now", "/enterprises/minimal/book/"),
    *_journey("practise", PRACTISE),
    Case("practise-done", f"{PRACTISE}done/", go=then(book_to("check", PRACTISE), pressed("Book (practice"))),
    Case("booking-new", "/bookings/{own_booking_confirmed}/?new=1"),
    Case("booking-find", "/bookings/", dear=True),
    Case("booking-find-error", "/bookings/", go=sent_empty, error=True),
    Case("booking-find-wrong", "/bookings/", go=filled(booking_code="2222-2222"), error=True),
    *(Case(f"booking-{name}", path, dear=name == "confirmed", theirs=".mh-talk__words") for name, path in OWN.items()),
    Case("booking-expired", "/bookings/{own_booking_expired}/"),
    Case("booking-unfolded", OWN["confirmed"], go=opened),
    Case("booking-at-desk", OWN["confirmed"], who="jo"),
    Case("booking-address", "/bookings/address/{own_address_asked}/"),
    Case("booking-email", f"{OWN['asked']}email/"),
    Case("booking-email-error", f"{OWN['asked']}email/", go=filled(email="nobody"), error=True),
    Case("booking-move", f"{OWN['confirmed']}move/", dear=True),
    Case("booking-move-error", f"{OWN['confirmed']}move/", go=sent_empty, error=True),
    Case("booking-not-moved", f"{OWN['cancelled']}move/"),
    Case("booking-cancel", f"{OWN['asked']}cancel/", dear=True),
    Case("booking-not-cancelled", f"{OWN['cancelled']}cancel/"),
    Case("my-bookings", "/my/bookings/", who="ana", dear=True),
    Case("my-bookings-none", "/my/bookings/", who="ben"),
    Case("desk-bookings", "/desk/bookings/", who="jo", dear=True),
    Case("desk-bookings-none", "/desk/bookings/?q=dragons", who="jo"),
    Case("desk-bookings-offerings", "/desk/bookings/offerings/", who="jo", theirs=".mh-own__words"),
    Case("desk-bookings-offering", DESK_OFFERING, who="jo", theirs=".mh-own__words"),
    Case(
        "desk-bookings-offering-error",
        DESK_OFFERING,
        who="jo",
        theirs=".mh-own__words",
        go=pressed_here("Pause it and tell them"),
        error=True,
    ),
    Case("wait", WAIT, dear=True),
    Case("wait-error", WAIT, go=sent_empty, error=True),
    Case("wait-check", f"{BOOK[:-5]}wait/check/", go=wait_to_check),
    Case("waiting-offer", "/bookings/waiting/{own_waiting_offer}/", dear=True),
    Case("waiting-leave", "/bookings/waiting/{own_waiting_offer}/leave/"),
    Case("diary-waiting", "/my/enterprises/{own_waiting_at}/bookings/waiting/", who="ana", dear=True),
    Case("diary-waiting-one", "/my/enterprises/{own_waiting_at}/bookings/waiting/{own_waiting_row}/", who="ana"),
    Case("desk-bookings-waiting", "/desk/bookings/waiting/", who="jo"),
    Case("desk-bookings-ring", "/desk/bookings/ring/", who="jo", theirs=".mh-own__words"),
]
NOT_PAGES_OF_BOOKING = {
    "enterprises/<slug:slug>/wait/you/": "the form of book-you, with other hints",
    "bookings/waiting/<str:token>/change/": "the form of wait",
    "my/enterprises/<int:pk>/bookings/waiting/<uuid:place>/remove/": "as bookings-decline",
    "desk/bookings/waiting/<uuid:pk>/": "leads on to a place's own page",
    **dict.fromkeys((f"enterprises/<slug:slug>/{word}/stop/" for word in ("book", "practise")), "takes a form only"),
    "bookings/<str:token>/remind/": "takes a form only",
    "bookings/<str:token>/all/remind/": "takes a form only",
    "bookings/<str:token>/all/bookings.pdf": "a PDF: tests/enterprises/booking checks its tags",
    "bookings/<str:token>/receipt/": "takes a form only",
    "bookings/<str:token>/booking.ics": "an appointment for calendars",
    "bookings/<str:token>/all/bookings.ics": "appointments for calendars",
    "bookings/<str:token>/booking.pdf": "a PDF: tests/enterprises/booking checks its tags",
    "desk/bookings/ring/<uuid:pk>/": "takes a form only",
    "desk/bookings/book/<int:pk>/": "takes a form only",
    "desk/bookings/<uuid:pk>/": "leads on to the booking's own page",
}
