"""The pages that keep an account safe, and the states they can be in."""

from itertools import count

from tests.browser.journeys import Case, Journey, Steps, at, fill_and_send, sent_empty, then, typed_code
from tests.browser.pages_own import pressing

CODE = "/accounts/reauthenticate/code/"


def again_by_code(way: Journey) -> None:
    """Kit, who has no password, shows once more that it is them; that leads on to the page."""
    way.open(f"{CODE}?next={way.path}")
    press_send(way)
    way.fill(code=way.code_for("kit@example.com"))
    way.send()


def sent(way: Journey) -> None:
    way.open()
    press_send(way)


def press_send(way: Journey) -> None:
    """The first code, or a new one when the session has one already."""
    way.page.locator("main button[name=send]").click()
    way.page.wait_for_load_state()


def wrong_code(way: Journey) -> None:
    way.fill(code="0000-0000")
    way.send()


#: One for each visit: few codes an hour go to the same.
NUMBERS = (f"07700 9{number:05d}" for number in count(1000))


def asked_for(page: str) -> Steps:
    """A code by text, on the page that sends one."""
    return then(at(page), lambda way: fill_and_send(mobile=next(NUMBERS))(way))


def typed(**fields: str) -> Steps:
    return then(lambda way: way.open(), fill_and_send(**fields))


SAFE = [
    Case("again-code", CODE, who="kit"),
    Case("again-code-sent", CODE, go=sent, who="kit", dear=True),
    Case("again-code-error", CODE, go=then(sent, wrong_code), who="kit", error=True),
]

PHONE = "/my/phone/"
SAFE += [
    Case("phone-none", PHONE, who="kit"),
    Case("phone-one", PHONE, who="ben", dear=True),
    Case("phone-error", PHONE, go=typed(mobile="01632 960123"), who="ben", error=True),
    Case("phone-code", "/my/phone/code/", go=asked_for(PHONE), who="ben", dear=True),
    Case("phone-code-error", "/my/phone/code/", go=then(asked_for(PHONE), wrong_code), who="ben", error=True),
    Case("code-by-phone-error", "/accounts/login/code/", go=typed(mobile="12"), error=True),
    Case("code-by-phone", "/accounts/login/code/confirm/", go=asked_for("/accounts/login/code/"), dear=True),
    Case(
        "code-by-phone-wrong",
        "/accounts/login/code/confirm/",
        go=then(asked_for("/accounts/login/code/"), wrong_code),
        error=True,
    ),
]


def joined_by_phone(way: Journey) -> None:
    """The code of an invitation is typed; Gwen has no e-mail address."""
    typed_code("texted")(way)
    way.fill(person_name="Gwen Pugh", phone=next(NUMBERS))
    way.send()


WHO = "/join/yours/"
SAFE += [
    Case(
        "claim-who-phone-error",
        WHO,
        go=then(typed_code("not_texted"), fill_and_send(phone="12")),
        error=True,
        dear=True,
    ),
    Case("claim-by-phone", "/accounts/login/code/confirm/", go=joined_by_phone),
]

LOST = "/desk/recovery/"
SAFE += [
    Case("lost", f"{LOST}?q=ana", who="jo", dear=True),
    Case("lost-nobody", f"{LOST}?q=nobody", who="jo"),
    Case("lost-ask", f"{LOST}people/{{lost_other}}/", who="jo"),
    Case("lost-ask-error", f"{LOST}people/{{lost_other}}/", go=sent_empty, who="jo", error=True, dear=True),
    Case(
        "lost-ask-phone-error",
        f"{LOST}people/{{lost_other}}/",
        go=typed(new_phone="07700 900123", phone_again="07700 900124"),
        who="jo",
        error=True,
    ),
    Case("lost-one", f"{LOST}{{lost}}/", who="jo"),
    Case("lost-one-phone", f"{LOST}{{lost_phone}}/", who="jo"),
    Case("lost-agreed", f"{LOST}{{lost_agreed}}/", who="jo"),
    Case("lost-stop", "/accounts/stop/{lost_token}/", dear=True),
    Case("lost-stop-over", "/accounts/stop/nothing/"),
    Case("lost-own", "/my/recovery/", who="ana"),
]

HELPS = "/my/helps/"
SAFE += [
    Case("helps", HELPS, who="ana", dear=True),
    Case("helps-kept", HELPS, go=pressing("Keep this"), who="ben"),
    Case("desk-helps", "/desk/people/{lost_helped}/helps/", who="jo", dear=True),
    Case("desk-helps-hidden", "/desk/people/{lost_hides}/helps/", who="jo"),
    Case("desk-helps-error", "/desk/people/{lost_other}/helps/", go=sent_empty, who="jo", error=True),
]
