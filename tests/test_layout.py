"""The guards of the layout: platform/ stays a source root, and the files keep their size."""

import ast
import platform
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def _tracked(*patterns):
    listed = subprocess.run(["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).exists()]


def test_platform_is_a_source_root_and_not_a_package():
    assert not (ROOT / "platform" / "__init__.py").exists()
    assert Path(platform.__file__).name == "platform.py"


def test_no_package_under_platform_hides_the_standard_library():
    names = {path.stem for path in (ROOT / "platform").iterdir()}

    assert names & sys.stdlib_module_names == set()


def test_no_file_is_too_long_to_read():
    long = {
        str(path.relative_to(ROOT)): count
        for path in _tracked("*.py")
        if "migrations" not in path.parts and (count := path.read_text().count("\n")) > 450
    }

    assert long == {}


def test_no_function_is_too_long_to_read():
    long = []
    for path in _tracked("*.py"):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > 60:
                long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")

    assert long == []


def test_tracked_files_name_no_registry_address_and_no_machine_path():
    bad = re.compile(
        r'"resolved": *"http|--(?:extra-)?index-url|https?://\S+\.(?:whl|tgz|tar\.gz)|(?<![\w.])/(?:work|root|home/\w+)/'
    )
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in _tracked()
        if path.suffix not in {".csv", ".jpg", ".png"} and path != Path(__file__)
        for match in [bad.search(path.read_text(errors="ignore"))]
        if match
    ]

    assert found == []


def test_no_third_party_file_is_kept():
    kept = [
        str(path.relative_to(ROOT))
        for path in _tracked()
        if re.search(r"\.min\.(?:js|css)$|\.woff2?$|node_modules/|/vendor/", str(path))
    ]

    assert kept == []
