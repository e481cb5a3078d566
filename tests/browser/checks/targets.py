"""How large the things to press are: 24 pixels is the rule (2.5.8), 44 is ours."""

from tests.browser.gate import Visit


def targets_24(visit: Visit) -> list[str]:
    return [f"less than 24 pixels: {each}" for each in visit.ask("targets.small", 24)]


def targets_44(visit: Visit) -> list[str]:
    return [f"less than 44 pixels: {each}" for each in visit.ask("targets.small", 44)]
