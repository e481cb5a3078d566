"""Draws one SVG from standard input as a PNG under hard limits, nothing else. Run as a script by core.svg."""

import resource
import sys

import resvg_py


def main() -> bytes:
    memory, seconds, width = (int(argument) for argument in sys.argv[1:4])
    markup = sys.stdin.buffer.read().decode()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    return bytes(resvg_py.svg_to_bytes(svg_string=markup, width=width, skip_system_fonts=True))


if __name__ == "__main__":
    sys.stdout.buffer.write(main())
