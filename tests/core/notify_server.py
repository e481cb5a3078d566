"""A server on this machine that answers as GOV.UK Notify does, so that its real client can be tried."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt

SERVICE = "11111111-1111-1111-1111-111111111111"
SECRET = "22222222-2222-2222-2222-222222222222"
KEY = f"town-{SERVICE}-{SECRET}"
TEMPLATE = "33333333-3333-3333-3333-333333333333"


def error(status: int, kind: str, message: str) -> tuple[int, dict[str, Any]]:
    return status, {"status_code": status, "errors": [{"error": kind, "message": message}]}


class FakeNotify:
    """What it has been asked, what it took, and what it is told to answer next."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.taken: dict[str, dict[str, Any]] = {}
        self.answers: list[tuple[int, Any]] = []
        self.status = "sending"
        self.base = ""

    def answer(self, method: str, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        if self.answers:
            return self.answers.pop(0)
        where = urlsplit(path)
        if method == "POST":
            sent_id = f"00000000-0000-0000-0000-{len(self.taken):012}"
            self.taken[sent_id] = body
            return 201, {"id": sent_id, "reference": body["reference"]}
        if where.path == "/v2/notifications":
            [reference] = parse_qs(where.query)["reference"]
            found = [{"id": key} for key, sent in self.taken.items() if sent["reference"] == reference]
            return 200, {"notifications": found, "links": {}}
        return 200, {"id": where.path.rsplit("/", 1)[1], "status": self.status}


@contextmanager
def notify() -> Iterator[FakeNotify]:
    """Answers on a free port of 127.0.0.1 until the block ends."""
    fake = FakeNotify()

    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or "{}")
            token = self.headers["Authorization"].removeprefix("Bearer ")
            claims = jwt.decode(token, SECRET, algorithms=["HS256"])
            fake.asked.append({"method": self.command, "path": self.path, "body": body, "service": claims["iss"]})
            status, answer = fake.answer(self.command, self.path, body)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(answer if isinstance(answer, bytes) else json.dumps(answer).encode())

        do_GET = do_POST = _serve

        def log_message(self, *_args: Any) -> None:
            """Silent: its lines would stand in the middle of the tests'."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
