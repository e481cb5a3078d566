"""docs/retention.md: what is kept and for how long, from the rules that each app states (core.retention)."""

from django.conf import settings

from core import kept

PATH = settings.BASE_DIR / "docs" / "retention.md"
HEAD = """# How long things are kept

Made by `manage.py write_retention_doc` from the rules in the code. Do not edit it by hand:
tests/config/test_kept_doc.py fails when it is out of date.

Days are what the settings say by default. Administrators see the same list with what is overdue at `/desk/kept/`. What
is not here is kept until the person it is about has it erased (docs/own-data.md), or somebody deletes it. What happened
(numbers and tags, no words) is kept for good: the database refuses to change it.
"""


def text() -> str:
    """The whole page."""
    return f"{HEAD}\n{kept.table()}\n"
