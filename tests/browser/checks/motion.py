"""Nothing moves for people who asked for less motion, and nothing moves by itself for anybody."""

from tests.browser.gate import Visit, settle


def motion(visit: Visit) -> list[str]:
    page = visit.page
    problems: list[str] = visit.ask("motion.endless")
    page.emulate_media(reduced_motion="reduce")
    settle(page)
    problems += [f"with less motion asked for, {each}" for each in visit.ask("motion.calm")]
    page.emulate_media(reduced_motion="no-preference")
    return problems
