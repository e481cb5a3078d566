"""docs/permissions.md, from the rules' own docstrings and the table that test_table.py tries."""

import ast
from pathlib import Path

from django.conf import settings

from tests.permissions.policies import POLICIES
from tests.permissions.table import ROWS
from tests.permissions.world import ROLES

PATH = settings.BASE_DIR / "docs" / "permissions.md"
HEAD = """# Who may do what

Made by `manage.py write_permissions_doc` from the rules in the code and from tests/permissions/table.py. Do not edit
it by hand: tests/permissions/test_document.py fails when it is out of date.

Signing in passes through allauth alone, and whoever works here needs a second step before the admin opens. Every
address is asked for as every one of these roles, looking (GET) and sending (POST), by tests/permissions/test_table.py.
"""


def text() -> str:
    return "\n".join([HEAD, *_roles(), *_rules(), *_policies(), *_addresses()])


def _roles() -> list[str]:
    return ["## The roles", "", *(f"- **{role}**: {who}" for role, who in ROLES.items()), ""]


def _rules() -> list[str]:
    lines = ["## The rules", ""]
    for path in sorted(settings.BASE_DIR.glob("*/*/rules.py")):
        lines += [f"### {path.parent.name}", "", "| Question | Answer |", "|---|---|"]
        lines += [f"| {name} | {sentence} |" for name, sentence in _questions(path)] + [""]
    return lines


def _questions(path: Path) -> list[tuple[str, str]]:
    functions = [node for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)]
    return [
        (f"`{function.name}`", " ".join((ast.get_docstring(function) or "").split()))
        for function in functions
        if not function.name.startswith("_")
    ]


def _policies() -> list[str]:
    lines = ["## What comes of a request", "", "| Policy | Who | " + " | ".join(ROLES) + " |"]
    lines.append("|---|---|" + "---|" * len(ROLES))
    for name, policy in POLICIES.items():
        cells = [", ".join(sorted(policy.cells[role])) for role in ROLES]
        lines.append(f"| {name} | {policy.sentence} | " + " | ".join(cells) + " |")
    return [*lines, ""]


def _addresses() -> list[str]:
    lines = ["## The addresses", "", "Where no longer beginning says otherwise.", ""]
    lines += ["| Address | What | Looking | Sending |", "|---|---|---|---|"]
    for row in ROWS:
        address = row.start.removeprefix("=") if row.start.startswith("=") else f"{row.start}…"
        shown = address.replace("|", "\\|")
        lines.append(f"| `/{shown}` | {row.what} | {row.get} | {row.post} |")
    return [*lines, ""]
