"""Forced colours: people who choose their own colours see every control, its edge and its focus."""

from tests.browser.gate import Visit, settle


def forced_colours(visit: Visit) -> list[str]:
    page = visit.page
    page.keyboard.press("Shift")
    page.emulate_media(forced_colors="active")
    settle(page)
    found = [*visit.ask("colours.forced"), *visit.ask("colours.focus")]
    page.emulate_media(forced_colors="none")
    settle(page)
    return [f"in forced colours, {each}" for each in found]
