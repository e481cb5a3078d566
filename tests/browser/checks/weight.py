"""What a page costs: bytes, requests, waiting on a slow line; nothing from elsewhere, no complaint in the console."""

from tests.browser.gate import Visit

MOST_BYTES = 120 * 1024
MOST_REQUESTS = 12
#: A page may move by this much while it loads (Google's "good" is 0.1).
MOST_SHIFT = 0.05
#: Seconds to the first words on a line of 400 kbit/s and 400 ms.
SLOWEST = 4.0


def is_photograph(url: str) -> bool:
    return "/media/" in url


def weight(visit: Visit) -> list[str]:
    """As it came over the wire, for somebody's first visit, without photographs."""
    counted = [each for each in visit.sent if not is_photograph(each.url) and not each.url.startswith("data:")]
    total = sum(each.size for each in counted)
    problems = []
    if total > MOST_BYTES:
        heavy = sorted(counted, key=lambda each: -each.size)[:4]
        named = ", ".join(f"{each.url.rpartition('/')[2] or 'the page'} {each.size // 1024} KB" for each in heavy)
        problems.append(f"weighs {total // 1024} KB without photographs ({named})")
    if len(counted) > MOST_REQUESTS:
        problems.append(f"asks {len(counted)} times without photographs")
    if not counted:
        problems.append("was not weighed")
    return problems


def nowhere_else(visit: Visit) -> list[str]:
    base = visit.gate.site.base
    strange = {url for url in visit.asked if url.startswith(("http", "ws")) and not url.startswith(base)}
    return [f"asks another site: {url}" for url in sorted(strange)]


def no_complaints(visit: Visit) -> list[str]:
    """Errors of scripts, things that are missing, and what the content security policy refused."""
    return list(visit.complaints)


def slow_line(visit: Visit) -> list[str]:
    """Open it again on a slow line: words come soon and do not jump."""
    page = visit.gate.new_page(visit.page.context)
    try:
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        bytes_a_second = 400 * 1024 / 8
        wire.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": 400,
                "downloadThroughput": bytes_a_second,
                "uploadThroughput": bytes_a_second,
            },
        )
        page.goto(visit.page.url, wait_until="load", timeout=60_000)
        slow = Visit(visit.gate, visit.case, page)
        paint, shift = slow.ask("weight.paint") / 1000, slow.ask("weight.shift")
    finally:
        page.close()
    problems = [f"moves by {shift:.2f} while it loads"] if shift > MOST_SHIFT else []
    if not 0 < paint <= SLOWEST:
        problems.append(f"shows its first words after {paint:.1f} seconds on a slow line")
    return problems
