"""What two independent checkers say about a PDF (PDF/UA-1). Neither replaces a screen reader."""

import json
import subprocess
import sys

import page

# WeasyPrint ties a table's cells to its headers by ids and not by scope; the standard allows either.
KNOWN = {("UA-15-003", "warning")}


def pdf_problems(content, folder):
    """The findings of both checkers by rule; an empty list is what every document must have."""
    path = folder / "made.pdf"
    path.write_bytes(content)
    first = [failure.rule_id for failure in page.validate_pdf(str(path), profile="ua1").failures]
    checked = subprocess.run(
        [sys.executable, "-m", "pdfua", "check", "--format", "json", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    second = [(finding["rule_id"], finding["severity"]) for finding in json.loads(checked.stdout)["findings"]]
    return first + [f"{rule} {severity}" for rule, severity in second if (rule, severity) not in KNOWN]
