"""The pages of mentoring, and the states they can be in."""

from tests.browser.journeys import Case, Journey, filled, sent_empty

MY, DESK = "/my/mentoring/", "/desk/mentoring/"
ABOUT = DESK + "members/{own_member_ready}/about/place/"
MEMBER, MENTOR = MY + "{own_member}/", MY + "{own_mentor}/"


def pressed(value: str):  # type: ignore[no-untyped-def]
    """Press a button of the desk's pages without having filled in anything."""

    def go(way: Journey) -> None:
        way.open()
        way.page.locator(f"button[value={value}]").first.click()
        way.page.wait_for_load_state()

    return go


MENTORING = [
    Case("mentoring", "/mentoring/", dear=True),
    Case("mentoring-one", "/mentoring/side-by-side/", dear=True),
    Case("mentoring-my", MY, who="ana", dear=True),
    Case("mentoring-my-mentor", MY, who="ben"),
    Case("mentoring-my-none", MY, who="meg"),
    Case("mentoring-join", MY + "join/side-by-side/mentee/", who="meg", dear=True),
    Case("mentoring-join-mentor", MY + "join/side-by-side/mentor/", who="meg"),
    Case("mentoring-topics", MEMBER + "about/topics/", who="ana", dear=True),
    Case("mentoring-times", MEMBER + "about/times/", who="ana"),
    Case("mentoring-place", MEMBER + "about/place/", who="ana"),
    Case("mentoring-place-error", MEMBER + "about/place/", go=filled(postcode="XX99 9XX"), who="ana", error=True),
    Case("mentoring-talking", MEMBER + "about/talking/", who="ana"),
    Case("mentoring-likes", MEMBER + "about/likes/", who="ana"),
    Case("mentoring-needs", MEMBER + "about/needs/", who="ana"),
    Case("mentoring-agree", MEMBER + "about/agree/", who="ana"),
    Case("mentoring-break", MEMBER + "break/", who="ana"),
    Case("mentoring-break-error", MEMBER + "break/", go=filled(until_day="31"), who="ana", error=True),
    Case("mentoring-leave", MEMBER + "leave/", who="ana"),
    Case("mentoring-leave-first", MENTOR + "leave/", who="ben"),
    Case("mentoring-asked", MY + "proposals/{own_proposal}/", who="ana", dear=True),
    Case("mentoring-asked-error", MY + "proposals/{own_proposal}/", go=sent_empty, who="ana", error=True),
    Case("mentoring-trial", MY + "proposals/{own_trial}/", who="ben"),
    Case("mentoring-trial-error", MY + "proposals/{own_trial}/", go=sent_empty, who="ben", error=True),
    Case("mentoring-pair", MY + "pairings/{own_pairing}/", who="ben", dear=True),
    Case("mentoring-pair-break", MY + "pairings/{own_pairing}/break/", who="ben"),
    Case("mentoring-pair-end", MY + "pairings/{own_pairing}/end/", who="ben"),
    Case("mentoring-pair-end-error", MY + "pairings/{own_pairing}/end/", go=sent_empty, who="ben", error=True),
    Case("mentoring-desk", DESK, who="jo", dear=True),
    Case("mentoring-desk-done", DESK + "?done=1", who="jo"),
    Case("mentoring-desk-found", DESK + "found/", who="jo"),
    Case("mentoring-desk-found-error", DESK + "found/", go=sent_empty, who="jo", error=True),
    Case("mentoring-desk-one", DESK + "in/side-by-side/", who="jo", dear=True),
    Case("mentoring-desk-nobody", DESK + "in/side-by-side/?q=dragons", who="jo"),
    Case("mentoring-desk-join", DESK + "in/side-by-side/join/", who="jo"),
    Case("mentoring-desk-join-error", DESK + "in/side-by-side/join/", go=pressed("join"), who="jo", error=True),
    Case("mentoring-desk-member", DESK + "members/{own_member_ready}/", who="jo", dear=True),
    Case("mentoring-desk-new", DESK + "members/{own_member_new}/", who="jo"),
    Case("mentoring-desk-new-error", DESK + "members/{own_member_new}/", go=pressed("decline"), who="jo", error=True),
    Case("mentoring-desk-about", ABOUT, who="jo"),
    Case(
        "mentoring-desk-about-error",
        ABOUT,
        go=sent_empty,
        who="jo",
        error=True,
    ),
    Case("mentoring-desk-proposal", DESK + "proposals/{own_proposal}/", who="jo"),
    Case("mentoring-desk-proposal-error", DESK + "proposals/{own_trial}/", go=pressed("answer"), who="jo", error=True),
    Case("mentoring-desk-pair", DESK + "pairings/{own_pairing}/", who="jo"),
    Case("mentoring-desk-pair-error", DESK + "pairings/{own_pairing}/", go=pressed("end"), who="jo", error=True),
]
NOT_PAGES_OF_MENTORING = {
    "my/mentoring/<int:pk>/back/": "takes a form only",
    "my/mentoring/pairings/<int:pk>/go-on/": "takes a form only",
    "desk/mentoring/tasks/<int:pk>/": "takes a form only",
    "desk/mentoring/members/<int:pk>/propose/": "takes a form only",
    "desk/mentoring/in/<slug:slug>/open/": "takes a form only",
}
