"""Players ask for pieces of a film."""

import io

import pytest
from django.test import RequestFactory

from core.ranges import ranged

FILM = bytes(range(256)) * 10
REQUESTS = RequestFactory()


def ask(**headers):
    request = REQUESTS.get("/film.mp4", headers=headers)
    response = ranged(request, io.BytesIO(FILM), size=len(FILM), content_type="video/mp4", etag='"one"')
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response, body


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-", 0, 2560),
        ("bytes=100-199", 100, 200),
        ("bytes=-5", 2555, 2560),
        ("bytes=2000-99999", 2000, 2560),
        ("bytes=-99999", 0, 2560),
    ],
)
def test_the_piece_that_is_asked_for_is_what_comes(asked, start, end):
    response, body = ask(range=asked)

    assert (response.status_code, body) == (206, FILM[start:end])
    assert response["Content-Range"] == f"bytes {start}-{end - 1}/2560"
    assert response["Content-Length"] == str(end - start)


@pytest.mark.parametrize("asked", ["", "bytes=-", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b", "nonsense"])
def test_anything_else_means_the_whole_film(asked):
    response, body = ask(**({"range": asked} if asked else {}))

    assert (response.status_code, body) == (200, FILM)
    assert response["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("asked", ["bytes=2560-", "bytes=9-3", "bytes=-0"])
def test_a_piece_that_is_not_there_is_said_so(asked):
    response, body = ask(range=asked)

    assert (response.status_code, body, response["Content-Range"]) == (416, b"", "bytes */2560")


def test_a_film_the_browser_has_is_not_sent_again():
    response, body = ask(if_none_match='"one"')

    assert (response.status_code, body) == (304, b"")


def test_a_piece_of_another_film_is_not_given():
    response, body = ask(range="bytes=5-9", if_range='"another"')

    assert (response.status_code, body) == (200, FILM)
