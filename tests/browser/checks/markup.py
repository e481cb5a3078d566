"""HTML as the standard has it: the Nu checker over all pages in one go."""

import json
import subprocess
from pathlib import Path

from tests.browser.gate import ROOT

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
#: What the checker would rather not see, and why it stays.
ALLOWED = {
    "The “group” role is unnecessary for element “fieldset”.": "older screen readers name a group only when told so",
}


def markup(folder: Path) -> list[str]:
    """Errors and warnings about the .html files of a folder, each once with the pages it is on."""
    command = [
        "java",
        "-Xss2m",
        "-jar",
        str(CHECKER),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
        str(folder),
    ]
    said = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    found: dict[str, set[str]] = {}
    for each in said["messages"]:
        if each["type"] == "info" and each.get("subType") != "warning":
            continue
        if each["message"] in ALLOWED:
            continue
        extract = " ".join(each.get("extract", "").split())[:100]
        found.setdefault(f"{each['message']} {extract}", set()).add(Path(each["url"]).stem)
    return [f"{words} ({len(pages)}: {', '.join(sorted(pages)[:4])})" for words, pages in found.items()]
