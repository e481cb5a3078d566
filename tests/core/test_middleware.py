"""Odd bytes never make an error page, and every answer carries the headers."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory, override_settings

from core import policy
from core.middleware import StripNul

pytestmark = [pytest.mark.urls("tests.core.odd_views"), pytest.mark.django_db]

ODD_QUERIES = [
    "q=a%00b",
    "q=%0%000",
    "q=%0%0%0000",
    "q%00=b",
    "q=%",
    "q=%zz",
    "q=%ff%fe",
    "q=%C0%80",
    "q=%ED%A0%80",
    "q=" + "a" * 10_000,
    "q=%F0%9F%98%80",
    "&&==&",
    "q=1&" * 500,
    "q=%2500",
    "q=';DROP TABLE--",
    "q=%0d%0aSet-Cookie:a=b",
]


def test_a_nul_is_taken_out_of_the_query(client):
    assert client.get("/echo/?q=gar%00den&x=%2500").json()["get"] == {"q": ["garden"], "x": ["%00"]}


def test_a_nul_that_appears_when_another_is_taken_out_goes_too(client):
    assert "\x00" not in client.get("/echo/?q=%0%000").json()["get"]["q"][0]


def test_a_nul_is_taken_out_of_the_path(client):
    assert client.get("/echo/a%00b/").json()["path"] == "/echo/ab/"


def test_a_nul_is_taken_out_of_a_form(client):
    answer = client.post("/echo/?", {"na\x00me": "A\x00na", "other": ["x\x00", "y"]})

    assert answer.json()["post"] == {"name": ["Ana"], "other": ["x", "y"]}


def test_a_nul_is_taken_out_of_an_urlencoded_form(client):
    answer = client.post("/echo/", "name=A%00na&b=%2500", content_type="application/x-www-form-urlencoded")

    assert answer.json()["post"] == {"name": ["Ana"], "b": ["%00"]}


def test_a_file_keeps_its_nul_bytes_and_loses_those_of_its_name(client):
    answer = client.post("/echo/", {"photo": SimpleUploadedFile("a\x00b.jpg", b"\xff\xd8\x00\x00")})

    assert answer.json()["files"] == {"photo": ["ab.jpg", 4]}


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (rb'{"a": "x\u0000y"}', {"a": "xy"}),
        (rb'{"a": "x\\u0000y"}', {"a": r"x\u0000y"}),
        (b'{"a": 1}', {"a": 1}),
    ],
)
def test_an_escaped_nul_is_taken_out_of_json(client, sent, kept):
    assert client.post("/echo/", sent, content_type="application/json").json()["post"] == kept


def test_a_nul_is_taken_out_of_a_quoted_cookie(client):
    client.cookies.load({})
    answer = client.get("/echo/", headers={"cookie": 'sessionid="\\000abcdefgh"; b=c'})

    assert answer.json()["cookies"] == {"sessionid": "abcdefgh", "b": "c"}


def test_a_nul_is_taken_out_of_headers(client):
    assert client.get("/echo/", headers={"user-agent": "A\x00gent"}).json()["agent"] == "Agent"


def test_the_probe_can_fail():
    """Without the middleware the same request carries its NUL through."""
    request = RequestFactory().get("/echo/?q=a%00b")
    assert "\x00" in request.GET["q"]

    request = RequestFactory().get("/echo/?q=a%00b")
    StripNul(lambda request: None)(request)
    assert request.GET["q"] == "ab"


@pytest.mark.parametrize("query", ODD_QUERIES, ids=range(len(ODD_QUERIES)))
def test_odd_queries_never_break_the_database(client, query):
    assert client.get("/keep/", QUERY_STRING=query).status_code == 200
    posted = client.post("/keep/", query, content_type="application/x-www-form-urlencoded")
    assert posted.status_code == 200


@pytest.mark.parametrize("odd", ["%00", "%ff", "a%00", "%C0%80", "%E2%80%AE"])
def test_odd_paths_never_break_the_database(client, odd):
    assert client.get(f"/keep/{odd}/").status_code in {200, 404}


@pytest.mark.django_db(transaction=True)
def test_a_nul_hidden_in_json_inside_a_field_is_the_senders_mistake(client):
    answer = client.post("/keep-hidden/", {"content": json.dumps("a\x00b")})

    # SQLite takes it; PostgreSQL refuses it, and the sender is told so.
    assert answer.status_code in {200, 400}


@pytest.mark.django_db(transaction=True)
def test_a_lone_surrogate_hidden_in_json_is_the_senders_mistake(client):
    assert client.post("/keep-hidden/", {"content": r'"\ud800"'}).status_code == 400


@pytest.mark.parametrize("host", ["evil.example", "testserver:80@evil.example", "a b", "[::1", "testserver\x00.evil"])
@override_settings(ALLOWED_HOSTS=["testserver"])
def test_a_bad_host_is_refused(client, host):
    answer = client.get("/echo/", headers={"host": host})

    assert answer.status_code == 400
    assert b"evil" not in answer.content


def test_every_answer_says_what_a_browser_may_do(client):
    for address in ["/echo/", "/nowhere/"]:
        headers = client.get(address).headers

        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]
        assert set(headers["Content-Security-Policy"].split("; ")) == {
            "default-src 'none'",
            "object-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self'",
            "media-src 'self'",
            "manifest-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        }


def test_what_a_signed_in_person_sees_is_not_kept(client, ana):
    assert "no-store" not in client.get("/echo/").headers.get("Cache-Control", "")

    client.force_login(ana)

    assert client.get("/echo/").headers["Cache-Control"] == "no-store"


def test_visitors_without_a_session_cost_no_question_to_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/echo/")


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("", ""),
        ("/tiles/{z}/{x}/{y}.png", ""),
        ("https://tiles.example.org/{z}/{x}/{y}.png", "https://tiles.example.org"),
        ("https://{s}.tiles.example.org:8443/a/{z}/{x}/{y}.png?key=1", "https://*.tiles.example.org:8443"),
    ],
)
def test_only_the_origin_of_the_map_is_added(address, origin):
    assert policy.tile_origin(address) == origin
    assert policy.public(map_tile_url=address)["img-src"] == (["'self'", origin] if origin else ["'self'"])


def test_public_pages_never_allow_inline_code():
    assert "'unsafe-inline'" not in json.dumps(policy.public(map_tile_url="https://t.example.org/{z}/{x}/{y}"))
