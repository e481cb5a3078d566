"""What may be fetched, from where, and how much."""

import gzip
import json
import socket
import time

import pytest

from enterprises.listings.importing import web
from enterprises.listings.importing.fetch import Feed, source_name
from enterprises.listings.importing.limits import CannotRead, Limits, OutOfBudget
from enterprises.listings.importing.unpack import parse, unpack
from tests.enterprises.listings.importing.feeds import (
    answer,
    drip,
    flood,
    redirect,
    uk1,
    uk1_page,
    uk3,
    uk3_page,
)


def allowed(**limits):
    return Limits(**{"allow_private": True, "pause": 0.01, "request_seconds": 5, **limits})


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
    ],
)
def test_private_addresses_are_refused(url):
    with pytest.raises(web.PrivateAddress):
        web.get(url, Limits(tries=1))


@pytest.mark.parametrize("url", ["ftp://example.org/", "file:///etc/passwd", "http:///x", "http://a:b@example.org/"])
def test_only_plain_web_addresses_are_read(url):
    with pytest.raises(CannotRead):
        web.get(url, Limits(tries=1))


@pytest.mark.parametrize(
    ("address", "is_public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("192.168.0.1", False),
        ("172.16.0.1", False),
        ("198.18.0.1", False),
        ("2002:7f00:1::", False),
        ("fec0::1", False),
        ("::", False),
    ],
)
def test_public_is_what_the_whole_internet_can_reach(address, is_public):
    assert web.is_public(address) is is_public


def test_a_name_with_one_private_address_is_refused(monkeypatch):
    def lookup(host, port, *args, **kwargs):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ("93.184.216.34", "127.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)

    with pytest.raises(web.PrivateAddress):
        web.get("http://feed.example.org/", Limits(tries=1))


def test_the_connection_goes_to_the_address_that_was_checked(site, monkeypatch):
    """A name that answers “127.0.0.1” the second time gains nothing: it is not asked a second time."""
    site.routes["/services"] = lambda handler, query: answer(handler, {"host": handler.headers["Host"]})
    port = site.url.rpartition(":")[2]
    asked = []

    real = socket.getaddrinfo

    def lookup(host, *args, **kwargs):
        asked.append(host)
        return real("127.0.0.1" if host == "feed.example.org" else host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", lookup)

    body = web.get(f"http://feed.example.org:{port}/services", allowed()).body

    assert json.loads(body) == {"host": f"feed.example.org:{port}"}
    assert [host for host in asked if host == "feed.example.org"] == ["feed.example.org"]


def test_every_redirect_is_checked_again(site, monkeypatch):
    """The first hop is public, as far as the check can tell; the second is not."""
    site.routes["/services"] = lambda handler, query: redirect(handler, "http://169.254.169.254/secret")
    real = web.is_public
    monkeypatch.setattr(web, "is_public", lambda address: address == "127.0.0.1" or real(address))

    with pytest.raises(web.PrivateAddress):
        web.get(f"{site.url}/services", Limits(tries=1))


def test_three_redirects_are_followed_and_no_more(site):
    for step in range(5):
        site.routes[f"/{step}"] = lambda handler, query, step=step: redirect(handler, f"/{step + 1}")
    site.routes["/5"] = lambda handler, query: answer(handler, [])

    assert web.get(f"{site.url}/2", allowed()).body == b"[]"
    with pytest.raises(CannotRead, match="more than 3 times"):
        web.get(f"{site.url}/1", allowed())


def test_an_endless_answer_is_cut_off(site):
    site.routes["/services"] = flood

    with pytest.raises(CannotRead, match="larger than"):
        web.get(f"{site.url}/services", allowed(response_bytes=1_000_000))


def test_a_dripping_answer_is_cut_off(site):
    site.routes["/services"] = drip
    started = time.monotonic()

    with pytest.raises(CannotRead, match="too long"):
        web.get(f"{site.url}/services", allowed(request_seconds=0.5, tries=1))
    assert time.monotonic() - started < 5


def test_the_whole_run_has_a_time_and_a_size(site):
    site.routes["/services"] = lambda handler, query: answer(handler, b"x" * 600)

    with pytest.raises(OutOfBudget, match="--max-minutes"):
        web.get(f"{site.url}/services", allowed(seconds=0))
    with pytest.raises(OutOfBudget, match="--max-total-mb"):
        web.get(f"{site.url}/services", allowed(total_bytes=500))


def test_a_small_gzip_bomb_is_cut_off():
    bomb = gzip.compress(b"\0" * 20_000_000)

    with pytest.raises(CannotRead, match="Unpacked it is larger"):
        unpack(bomb, 1_000_000)
    with pytest.raises(CannotRead, match="more than twice"):
        unpack(gzip.compress(gzip.compress(gzip.compress(b"[]"))), 1_000)


@pytest.mark.parametrize(
    "broken", [gzip.compress(b"[1, 2, 3]")[:-9], b"\x1f\x8bnonsense", gzip.compress(b"[]") + b"\x1f\x8b"]
)
def test_broken_gzip_is_said(broken):
    with pytest.raises(CannotRead, match="gzip"):
        unpack(broken, 1_000)


def test_gzip_in_several_members_is_one_file():
    assert unpack(gzip.compress(b"[1,") + gzip.compress(b"2]"), 1_000) == b"[1,2]"


@pytest.mark.parametrize("raw", [b"", b"  ", b"<html></html>", b"{", b"not json", b"[" * 100_000, b"\xff\xfe"])
def test_what_is_not_json_is_said(raw):
    with pytest.raises(CannotRead):
        parse(raw)


def test_odd_encodings_are_read():
    assert parse(b"\xef\xbb\xbf[1]") == [1]
    assert parse('["caf\u00e9"]'.encode("cp1252")) == ["caf\u00e9"]
    assert parse('["caf\u00e9"]'.encode("utf-16")) == ["caf\u00e9"]
    assert parse(b"[NaN, Infinity]") == [None, None]


def test_a_server_in_trouble_is_asked_again(site):
    replies = iter([500, 429])

    def moody(handler, query):
        answer(handler, [], status=next(replies, 200))

    site.routes["/services"] = moody

    assert web.get(f"{site.url}/services", allowed()).body == b"[]"
    assert len(site.asked) == 3


def test_a_server_that_says_no_is_not_asked_again(site):
    with pytest.raises(web.AnswerError, match="404"):
        web.get(f"{site.url}/services", allowed())
    assert len(site.asked) == 1


def names_of(feed):
    return [item["name"] for page in feed.pages() for item in page.items]


@pytest.mark.parametrize("name", ["page", "page_number", "pageNumber", "p"])
@pytest.mark.parametrize("starts", [0, 1])
@pytest.mark.parametrize("make", [uk1_page, uk3_page])
def test_pages_are_followed_whatever_they_are_called(site, name, starts, make):
    def services(handler, query):
        number = int(query.get(name, starts))
        page = make([uk1(number * 10 + n, name=f"S{number * 10 + n}") for n in range(2)], number, 3)
        answer(handler, page, packed=True)

    site.routes["/o/services"] = services
    feed = Feed(f"{site.url}/o/services?directory=x&per_page=2", allowed())

    names = names_of(feed)

    assert names == [f"S{(starts + page) * 10 + n}" for page in range(3) for n in range(2)]
    assert feed.is_whole
    assert all("directory=x" in path for path in site.asked)


def test_links_to_the_next_page_are_followed(site):
    def services(handler, query):
        number = int(query.get("cursor", 1))
        page = {
            "contents": [uk3(id=str(number), name=f"S{number}")],
            "next": f"?cursor={number + 1}/" if number < 3 else None,
        }
        page["next"] = page["next"] and f"/services{page['next'].rstrip('/')}"
        answer(handler, page)

    site.routes["/services"] = services

    assert names_of(Feed(f"{site.url}/services", allowed())) == ["S1", "S2", "S3"]


def test_a_feed_without_a_count_ends_at_an_empty_page(site):
    def services(handler, query):
        number = int(query.get("page", 1))
        answer(handler, {"content": [uk1(number, name=f"S{number}")] if number < 4 else [], "totalPages": 0})

    site.routes["/services"] = services
    feed = Feed(f"{site.url}/services", allowed())

    assert names_of(feed) == ["S1", "S2", "S3"]
    assert feed.is_whole


def test_a_feed_that_never_ends_stops_at_the_limit(site):
    def services(handler, query):
        number = int(query.get("page", 1))
        answer(handler, {"content": [uk1(number, name=f"S{number}")], "number": number, "totalPages": None})

    site.routes["/services"] = services
    feed = Feed(f"{site.url}/services", allowed(pages=4))

    assert names_of(feed) == ["S1", "S2", "S3", "S4"]
    assert not feed.is_whole
    assert "--max-pages" in feed.notes[0]


def test_a_feed_that_gives_one_page_for_ever_is_not_whole(site):
    site.routes["/services"] = lambda handler, query: answer(handler, uk1_page([uk1()], 1, 9))
    feed = Feed(f"{site.url}/services", allowed())

    pages = list(feed.pages())

    assert [len(page.items) for page in pages] == [1, 0]
    assert "whichever way it is asked" in pages[1].failed
    assert not feed.is_whole


def test_a_page_that_fails_does_not_stop_the_others(site):
    def services(handler, query):
        number = int(query.get("page", 1))
        broken = 500 if number == 3 else 200
        answer(handler, uk1_page([uk1(number, name=f"S{number}")], number, 5), status=broken)

    site.routes["/services"] = services
    feed = Feed(f"{site.url}/services", allowed())

    assert names_of(feed) == ["S1", "S2", "S4", "S5"]
    assert not feed.is_whole


def test_a_feed_read_from_its_middle_is_not_whole(site):
    def services(handler, query):
        number = int(query["page"])
        answer(handler, uk1_page([uk1(number, name=f"S{number}")], number, 3))

    site.routes["/services"] = services
    feed = Feed(f"{site.url}/services?page=2", allowed())

    assert names_of(feed) == ["S2", "S3"]
    assert not feed.is_whole


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (
            "HTTPS://Feed.Example.org/o/services/?page=3&per_page=50&b=2&a=1&api_key=s3cret",
            "https://feed.example.org/o/services?a=1&b=2",
        ),
        ("https://feed.example.org:8443/services#top", "https://feed.example.org:8443/services"),
        ("some/folder/feed.json.gz", "file:feed.json.gz"),
    ],
)
def test_a_source_has_one_name_however_it_is_asked(source, name):
    assert source_name(source) == name


def test_long_source_names_stay_apart():
    one, other = (source_name("https://example.org/" + "x" * 300 + end) for end in "ab")

    assert one != other
    assert len(one) <= 200


def test_no_proxy_and_no_automatic_redirect(monkeypatch, site):
    """The environment's proxy would look the name up for itself."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    site.routes["/services"] = lambda handler, query: answer(handler, [])

    assert web.get(f"{site.url}/services", allowed()).body == b"[]"
