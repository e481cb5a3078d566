"""The bones of a page: title, headings, labels, ids, errors; and that its first link leads to its words."""

from tests.browser.gate import Visit


def structure(visit: Visit) -> list[str]:
    problems: list[str] = visit.ask("structure.bones", {"error": visit.case.error})
    return problems


def error_comes_first(visit: Visit) -> list[str]:
    """Somebody who cannot see the page is told at once what is wrong: the summary has the focus."""
    if not visit.case.error:
        return []
    active = visit.page.evaluate("() => document.activeElement && document.activeElement.className")
    return (
        [] if "govuk-error-summary" in str(active) else [f"the error summary does not have the focus, but {active!r}"]
    )


def title_of_its_own(visit: Visit) -> list[str]:
    """No two places of the site have one title; the states of one page may, and the same page in two languages."""
    title, path = visit.page.title(), visit.case.path.partition("?")[0].removeprefix("/cy")
    first = visit.gate.titles.setdefault(title, path)
    return [] if first == path else [f"has the title of {first}: {title!r}"]


def skip_link(visit: Visit) -> list[str]:
    """The first thing Tab reaches leads to the words of the page, and the next Tab goes on from there."""
    page = visit.page
    if visit.case.status == 500 or visit.case.error:  # stands alone, has no menu; or starts at its errors
        return []
    visit.ask("tools.to_the_top")
    page.keyboard.press("Tab")
    first = page.evaluate(
        """() => { const e = document.activeElement
        return e.matches('a[href^="#"]') && e.getBoundingClientRect().top >= 0 && e.offsetHeight > 20 ? e.hash : '' }"""
    )
    if not first:
        return ["the first thing Tab reaches is no link to the words of the page that can be seen"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    goes_on = page.evaluate(
        """() => { const e = document.activeElement, main = document.querySelector('main')
        const after = main.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING
        return e === document.body || main.contains(e) || Boolean(after) }"""
    )
    problems = [] if goes_on else ["after the skip link, Tab goes back to the menu"]
    page.evaluate(
        "() => { document.activeElement.blur(); history.replaceState(null, '', location.pathname + location.search) }"
    )
    return problems


def help_is_there(visit: Visit) -> list[str]:
    """The same number to ring at the foot of every page (WCAG 3.2.6)."""
    if visit.case.status == 500:  # may ask nothing of anybody
        return []
    found = visit.page.locator("footer a[href^='tel:']").count()
    return [] if found else ["no telephone number at the foot of the page"]
