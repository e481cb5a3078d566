"""A mail server on this machine that keeps what it is given, so that real SMTP is spoken."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Sink:
    """Letters as (to, the whole message), and addresses that are refused."""

    port: int = 0
    letters: list[tuple[str, str]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)


class _Talk(socketserver.StreamRequestHandler):
    sink: Sink

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        to = ""
        self.say("220 sink")
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "RCPT":
                to = line.partition("<")[2].partition(">")[0]
                self.say("550 no such person" if to in self.sink.refused else "250 ok")
            elif verb == "DATA":
                self.say("354 go on")
                self.sink.letters.append((to, self.message()))
                self.say("250 kept")
            else:
                self.say("221 bye" if verb == "QUIT" else "250 ok")

    def message(self) -> str:
        lines = iter(self.rfile.readline, b".\r\n")
        return b"".join(lines).decode()


@contextmanager
def smtp_sink() -> Iterator[Sink]:
    """Listens on a free port of 127.0.0.1 until the block ends."""
    sink = Sink()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), type("Talk", (_Talk,), {"sink": sink})) as server:
        server.daemon_threads = True
        sink.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield sink
        server.shutdown()
        thread.join()
