"""One part on one database, in a process of its own: `python -m tests.prove.one NAME SCALE`. Prints JSON last."""

import json
import sys
from dataclasses import asdict
from pathlib import Path


def main() -> None:
    sys.path.insert(1, str(Path(__file__).resolve().parents[2] / "platform"))
    import django

    django.setup()
    if sys.argv[1] == "migrate":
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        return
    from tests.prove.parts import part
    from tests.prove.row import Scale

    rows = part(sys.argv[1])(Scale(float(sys.argv[2])))
    sys.stdout.write("\n" + json.dumps([asdict(row) for row in rows]) + "\n")


if __name__ == "__main__":
    main()
