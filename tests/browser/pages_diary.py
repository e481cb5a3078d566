"""The pages on which an enterprise says what can be booked and looks after its diary, in the states they can be in."""

from tests.browser.journeys import Case, Journey, Steps, filled, sent_empty
from tests.browser.pages_own import pressing

BOOKINGS = "/my/enterprises/{own}/bookings/"
NONE = "/my/enterprises/{own_back}/bookings/"
ONE = f"{BOOKINGS}diary/"
AFFECTED = f"{BOOKINGS}away/?{{own_days_asked}}"
STATES = ("asked", "sure", "today", "over", "done", "cancelled", "waits")
LESSON = f"{BOOKINGS}what/{{own_lesson}}/"


def emptied(name: str) -> Steps:
    """The box has words already: take them away, and press the button under it."""

    def go(way: Journey) -> None:
        way.open()
        way.page.locator(f"main form [name={name}]").fill("")
        way.page.get_by_role("button", name="Take these days off").click()
        way.page.wait_for_load_state()

    return go


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
    Case("diary", f"{BOOKINGS}diary/", who="ana", dear=True),
    Case("diary-none", f"{NONE}diary/", who="ana"),
    Case("diary-found", f"{BOOKINGS}diary/?q=sam", who="ana"),
    Case("diary-not-found", f"{BOOKINGS}diary/?q=dragon", who="ana"),
    Case("diary-past", f"{BOOKINGS}diary/?show=past", who="ana"),
    Case("diary-day", f"{BOOKINGS}diary/day/?day={{own_day}}", who="ana"),
    Case("diary-week", f"{BOOKINGS}diary/week/?day={{own_day}}", who="ana", dear=True),
    Case("diary-sheet", f"{BOOKINGS}diary/print/?day={{own_day}}&addresses=1", who="ana"),
    *(Case(f"diary-{state}", f"{ONE}{{own_{state}}}/", who="ana", dear=state == "asked") for state in STATES),
    Case("diary-regular", f"{ONE}{{own_regular}}/", who="ana"),
    Case("diary-address", f"{ONE}{{own_sure}}/", go=pressing("Show the address"), who="ana"),
    Case("diary-decline", f"{ONE}{{own_asked}}/decline/", who="ana", dear=True),
    Case("diary-decline-error", f"{ONE}{{own_asked}}/decline/", go=sent_empty, who="ana", error=True),
    Case("diary-cancel", f"{ONE}{{own_sure}}/cancel/", who="ana"),
    Case("diary-cancel-error", f"{ONE}{{own_sure}}/cancel/", go=sent_empty, who="ana", error=True),
    Case("diary-other-time", f"{ONE}{{own_sure}}/other-time/", who="ana", dear=True),
    Case("diary-other-time-error", f"{ONE}{{own_sure}}/other-time/", go=sent_empty, who="ana", error=True),
    Case("other-time", "/bookings/another-time/{own_other_time}/", dear=True),
    Case("other-time-choose", "/bookings/another-time/{own_choose_time}/"),
    Case("other-time-error", "/bookings/another-time/{own_gone_time}/", go=pressing("Yes, the new time"), error=True),
    Case("other-time-answered", "/bookings/another-time/{own_answered_time}/"),
    Case("other-time-spoilt", "/bookings/another-time/nothing/", status=404),
    Case("away", f"{BOOKINGS}away/", who="ana", dear=True),
    Case("away-none", f"{NONE}away/", who="ana"),
    Case(
        "away-error", f"{BOOKINGS}away/?first_day_day=40&first_day_month=1&first_day_year=2030", who="ana", error=True
    ),
    Case("away-affected", AFFECTED, who="ana", dear=True),
    Case("away-affected-error", AFFECTED, go=emptied("words"), who="ana", error=True),
    Case("calendars", f"{BOOKINGS}diaries/{{own_diary}}/calendars/", who="ana", dear=True),
    Case(
        "calendars-error",
        f"{BOOKINGS}diaries/{{own_diary}}/calendars/",
        go=pressing("Add this calendar"),
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
