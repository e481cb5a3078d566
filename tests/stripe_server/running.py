"""The server itself, on 127.0.0.1."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from tests.stripe_server import api, pages
from tests.stripe_server.world import World


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, world: World, port: int = 0) -> None:
        self.world = world
        super().__init__(("127.0.0.1", port), Answering)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answering(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self._answer("GET", "")

    def do_POST(self) -> None:
        self._answer("POST", self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode())

    def _answer(self, method: str, body: str) -> None:
        parts = urlsplit(self.path)
        try:
            if parts.path.startswith(("/v1/", "/v2/")):
                found = api.answer(
                    self.server.world, method, parts.path, parts.query, body, self.headers, self.server.url
                )
                self._send(found[0], "application/json", json.dumps(found[1]))
            else:
                page = pages.answer(self.server.world, method, parts.path, parse_qs(body), self.server.url)
                self._send(page.status, "text/html; charset=utf-8", page.html, page.to)
        except api.Dropped:
            self.close_connection = True

    def _send(self, status: int, kind: str, words: str, to: str = "") -> None:
        data = words.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if to:
            self.send_header("Location", to)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Tests are loud enough."""


@contextmanager
def running(world: World | None = None, port: int = 0) -> Iterator[Server]:
    server = Server(world or World(), port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
