"""The pages of messages between visitors and enterprises, and the states they can be in."""

from tests.browser.journeys import Case, Journey, Steps, filled, sent_empty

MESSAGE = "/enterprises/everything/message/"
CODE = "/messages/code/{own_talk_waiting_code}/"
LINK = "/messages/{own_talk_link}/"
MINE = "/my/messages/{own_talk}/"
#: What the two wrote.
WRITTEN = ".mh-talk__words"


def writing(words: str, button: str) -> Steps:
    """Write into the box of the page and send it."""

    def go(way: Journey) -> None:
        way.open()
        way.fill(words=words)
        way.page.get_by_role("button", name=button).click()
        way.page.wait_for_load_state()

    return go


TALK = [
    Case("message", MESSAGE, dear=True),
    Case("message-error", MESSAGE, go=sent_empty, error=True, dear=True),
    Case("message-sure", MESSAGE, go=filled(words="Ring 07700 900123", email="vi@example.com"), error=True),
    Case("message-none", "/enterprises/minimal/message/"),
    Case("message-code", CODE, dear=True),
    Case("message-code-error", CODE, go=sent_empty, error=True),
    Case("message-code-wrong", CODE, go=filled(code="2222-2222"), error=True),
    Case("message-code-over", "/messages/code/nothing/"),
    Case("message-over", "/messages/nothing/"),
    Case("message-written", LINK, dear=True, theirs=WRITTEN),
    Case("message-written-error", LINK, go=writing("", "Send"), error=True, theirs=WRITTEN),
    Case("message-blocked", "/messages/{own_talk_blocked_link}/", theirs=WRITTEN),
    Case("message-ended", "/messages/{own_talk_ended_link}/", theirs=WRITTEN),
    Case("message-report", f"{LINK}report/"),
    Case("message-report-error", f"{LINK}report/", go=sent_empty, error=True),
    Case("message-reported", f"{LINK}report/", go=filled(words="They were rude.")),
    Case("own-messages", "/my/messages/", who="ana", dear=True),
    Case("own-messages-none", "/my/messages/", who="ben"),
    Case("own-message", MINE, who="ana", dear=True, theirs=WRITTEN),
    Case("own-message-error", MINE, go=writing("", "Send the answer"), who="ana", error=True, theirs=WRITTEN),
    Case("own-message-blocked", "/my/messages/{own_talk_blocked}/", who="ana", theirs=WRITTEN),
    Case("own-message-ended", "/my/messages/{own_talk_ended}/", who="ana", theirs=WRITTEN),
    Case("own-message-report", f"{MINE}report/", who="ana"),
    Case("own-message-report-error", f"{MINE}report/", go=sent_empty, who="ana", error=True),
    Case("own-switch", "/my/enterprises/{own}/messages/", who="ana", dear=True),
    Case("own-switch-off", "/my/enterprises/{own_back}/messages/", who="ana"),
    Case("desk-switch", "/desk/listings/{own}/messages/", who="jo"),
]
