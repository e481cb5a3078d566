"""The pages on which an enterprise says what can be booked and looks after its diary, in the states they can be in."""

from tests.browser.journeys import Case, filled, sent_empty
from tests.browser.pages_own import pressing

BOOKINGS = "/my/enterprises/{own}/bookings/"
NONE = "/my/enterprises/{own_back}/bookings/"
LESSON = f"{BOOKINGS}what/{{own_lesson}}/"

DIARY = [
    Case("bookings-begin", "/my/enterprises/{own_new}/bookings/", who="ana", dear=True),
    Case("bookings", BOOKINGS, who="ana", dear=True),
    Case("bookings-off", NONE, who="ana"),
    Case("bookings-off-refused", NONE, go=pressing("Take bookings now"), who="ana"),
    Case("bookings-pay", f"{BOOKINGS}pay/", who="ana", dear=True),
    Case("bookings-pay-error", f"{BOOKINGS}pay/", go=filled(transfer_words=""), who="ana", error=True),
    Case("bookings-receipts", f"{BOOKINGS}receipts/", who="ana"),
    Case("bookings-receipts-error", f"{BOOKINGS}receipts/", go=filled(vat_number="GB1"), who="ana", error=True),
    Case("bookings-week", f"{BOOKINGS}diaries/{{own_diary}}/week/", who="ana", dear=True),
    Case(
        "bookings-week-error",
        f"{BOOKINGS}diaries/{{own_diary}}/week/",
        go=filled(day_0="mornings"),
        who="ana",
        error=True,
        dear=True,
    ),
    Case("bookings-dates", f"{BOOKINGS}diaries/{{own_diary}}/dates/", who="ana", dear=True),
    Case(
        "bookings-dates-error",
        f"{BOOKINGS}diaries/{{own_diary}}/dates/",
        go=pressing("Save this day"),
        who="ana",
        error=True,
    ),
    Case("bookings-diaries", f"{BOOKINGS}diaries/", who="ana"),
    Case("bookings-diaries-error", f"{BOOKINGS}diaries/", go=sent_empty, who="ana", error=True),
    Case("bookings-diary-name", f"{BOOKINGS}diaries/{{own_diary}}/", who="ana"),
    Case("bookings-offerings", f"{BOOKINGS}what/", who="ana", dear=True),
    Case("bookings-offerings-none", f"{NONE}what/", who="ana"),
    Case("bookings-add", f"{BOOKINGS}what/add/", who="ana", dear=True),
    Case("bookings-add-error", f"{BOOKINGS}what/add/", go=sent_empty, who="ana", error=True),
    Case("bookings-offering", LESSON, who="ana", dear=True),
    Case("bookings-offering-draft", f"{BOOKINGS}what/{{own_draft_thing}}/", who="ana"),
    *(Case(f"bookings-offering-{page}", f"{LESSON}{page}/", who="ana") for page in ("name", "where", "price", "time")),
    Case("bookings-offering-rule", f"{LESSON}rule/", who="ana", dear=True),
    Case("bookings-price-error", f"{LESSON}price/", go=filled(minutes_1="7"), who="ana", error=True, dear=True),
    Case("bookings-offering-delete", f"{BOOKINGS}what/{{own_draft_thing}}/delete/", who="ana"),
]
