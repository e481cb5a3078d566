"""A file is kept only when the scanner said that it is clean: against a server that speaks as clamd does."""

import socket
import socketserver
import threading
import time

import pytest
from django.core.checks import run_checks

from core import health, scanning
from core.papers import PaperRefused, clean_paper
from tests.core import paper_files

#: The harmless text every scanner calls a virus, in two halves so that this file itself is none.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


class _Talk(socketserver.StreamRequestHandler):
    def handle(self):
        word = self._word()
        self.server.asked.append(word)
        if self.server.mood == "hangs":
            self.server.over.wait(10)
        elif self.server.mood == "closes":
            return
        elif word == b"zPING":
            self.wfile.write(b"PONG\0")
        else:
            self.wfile.write(self._answer(self._file()))

    def _word(self):
        found = b""
        while not found.endswith(b"\0"):
            found += self.rfile.read(1) or b"\0"
        return found[:-1]

    def _file(self):
        content = b""
        while size := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(size)
        self.server.files.append(content)
        return content

    def _answer(self, content):
        if self.server.mood == "too_large":
            return b"INSTREAM size limit exceeded. ERROR\0"
        return b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0"


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address, daemon_threads = True, True


class _SocketServer(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


def _running(server):
    server.mood, server.asked, server.files, server.over = "well", [], [], threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture
def clamd(settings):
    with _Server(("127.0.0.1", 0), _Talk) as server:
        _running(server)
        settings.LISTINGS_VIRUS_SCANNER = f"127.0.0.1:{server.server_address[1]}"
        yield server
        server.over.set()
        server.shutdown()


def refused(content):
    with pytest.raises(PaperRefused) as error:
        clean_paper(content)
    return error.value


def test_a_clean_paper_is_looked_through_whole_and_kept(clamd):
    paper = paper_files.pdf()

    assert clean_paper(paper).mime_type == "application/pdf"
    assert clamd.files == [paper]
    assert clamd.asked == [b"zINSTREAM"]


def test_a_large_file_comes_in_pieces_and_arrives_whole(clamd):
    content = bytes(range(256)) * 2000

    assert scanning.problem_with(content) == ""
    assert clamd.files == [content]


def test_a_virus_is_refused_with_a_sentence_and_a_line_without_its_words(clamd, caplog):
    error = refused(paper_files.pdf() + EICAR)

    assert "There is a virus in this file, so we did not keep it." in error.messages[0]
    assert "upload_infected" in caplog.text
    assert "Eicar" not in caplog.text


@pytest.mark.parametrize("mood", ["hangs", "closes", "too_large"])
def test_without_an_answer_nothing_is_kept(clamd, monkeypatch, mood, caplog):
    monkeypatch.setattr(scanning, "SECONDS", 0.3)
    clamd.mood = mood
    began = time.monotonic()

    error = refused(paper_files.pdf())

    assert "Please try again later" in error.messages[0]
    assert time.monotonic() - began < 5
    assert "virus_scanner_silent" in caplog.text


def test_a_scanner_that_is_away_refuses_and_tells_whoever_runs_the_site(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.LISTINGS_VIRUS_SCANNER = f"127.0.0.1:{free.getsockname()[1]}"

    assert refused(paper_files.pdf()).code == "unscanned"
    with pytest.raises(health.ServiceWarning):
        health.checks()["virus_scanner"].run()


def test_a_scanner_that_is_there_is_well(clamd):
    health.checks()["virus_scanner"].run()

    assert clamd.asked == [b"zPING"]


def test_without_one_nothing_is_asked(settings):
    settings.LISTINGS_VIRUS_SCANNER = ""

    assert clean_paper(paper_files.pdf())
    assert "virus_scanner" not in health.checks()


def test_it_can_be_reached_by_a_socket_of_this_machine(settings, tmp_path):
    path = str(tmp_path / "clamd.ctl")
    with _SocketServer(path, _Talk) as server:
        _running(server)
        settings.LISTINGS_VIRUS_SCANNER = path

        assert scanning.problem_with(EICAR) == "infected"
        server.shutdown()


@pytest.mark.parametrize("address", ["clamav", "clamav:", ":3310", "clamav:x", "clamav:0", "clamav:99999"])
def test_an_address_that_is_none_stops_the_start(settings, address):
    settings.LISTINGS_VIRUS_SCANNER = address

    assert "manyhands.E030" in [each.id for each in run_checks()]
