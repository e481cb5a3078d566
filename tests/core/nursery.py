"""Starts workers quickly for tests that kill them: loads the site once and forks a process for each.

Reads lines from standard input: `start COMMAND ARGUMENT...` answers with the new process's id, `wait ID`
with its exit code (minus the signal's number when it was killed).
"""

import os
import sys
from pathlib import Path


def main() -> None:
    sys.path[:0] = [str(Path(__file__).resolve().parents[2] / part) for part in ("", "platform")]
    import django

    django.setup()
    for line in sys.stdin:
        what, *arguments = line.split()
        answer = start(arguments) if what == "start" else wait(int(arguments[0]))
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def start(command: list[str]) -> int:
    from django.core.management import call_command
    from django.db import connections

    connections.close_all()  # a connection shared by two processes answers the wrong one
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        call_command(*command)
        code = 0
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else 0
    finally:
        os._exit(code)


def wait(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main()
