"""Small feeds of our own, in both shapes, and a little server that behaves well or badly."""

import copy
import gzip
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from django.conf import settings

SAMPLES = Path(settings.BASE_DIR).parent / "shared" / "data" / "samples"

UK1 = {
    "id": 7,
    "name": "MILL LANE GARDENERS",
    "description": "<p>We mow lawns &amp; cut hedges round Stroud.</p><ul><li>Weeding</li><li>Trees</li></ul>",
    "url": "www.mill-lane.example.org",
    "status": None,
    "min_age": 18,
    "max_age": None,
    "free": False,
    "needs_referral": None,
    "updated_at": "2026-10-01T09:00:00.000Z",
    "locations": [
        {
            "id": 1,
            "name": "Scout Hut",
            "address_1": " Mill Lane",
            "city": "STROUD",
            "state_province": "Gloucestershire",
            "postal_code": "GL5 1QA",
            "country": "GB",
            "geometry": {"type": "Point", "coordinates": [-2.2178, 51.7457]},
            "mask_exact_address": False,
            "accessibilities": [
                {"name": "Wheelchair accessible entrance"},
                {"name": "Disabled car parking space"},
            ],
        }
    ],
    "contacts": [
        {
            "id": 3,
            "name": "Ann Example",
            "title": "Organiser",
            "email": "mill@example.org",
            "phone": "+44 (0)1453 123456",
        }
    ],
    "organisation": {
        "id": 9,
        "name": "Mill Lane CIC",
        "description": "Six neighbours.",
        "email": None,
        "url": None,
    },
    "taxonomies": [
        {"id": 5, "name": "Gardening", "slug": "gardening", "parent_id": 4},
        {"id": 6, "name": "Juggling"},
    ],
    "suitabilities": [{"id": 1, "name": "Older people"}],
    "regular_schedules": [{"weekday": "Tuesday", "opens_at": "10:00", "closes_at": "12:30"}],
    "cost_options": [{"option": "Garden visit", "amount": "12.50", "cost_type": "per hour"}],
    "links": [{"label": "Facebook", "url": "https://social.example.org/mill"}],
}

UK3 = {
    "id": "5b6f6d0a-1111-4a11-8a11-000000000001",
    "name": "Friday Lunch",
    "description": "A hot lunch and good company every Friday.",
    "status": "active",
    "assured_date": "2026-11-01",
    "minimum_age": 60,
    "email": "lunch@example.org",
    "phones": [{"id": "p", "number": "01453 222333"}, {"id": "q", "number": "07700 900123"}],
    "organization": {"id": "o", "name": "Friday Lunch", "description": "Neighbours who cook."},
    "schedules": [{"id": "s", "freq": "WEEKLY", "byday": "FR", "opens_at": "12:00:00", "closes_at": "14:00:00"}],
    "cost_options": [{"id": "c", "option": "Lunch", "amount": 6, "amount_description": "per meal"}],
    "service_areas": [{"id": "a", "name": "Homes in GL5 and GL6"}],
    "languages": [{"id": "l", "name": "English", "code": "en"}],
    "attributes": [{"id": "t", "link_type": "service", "taxonomy_term": {"id": "u", "name": "Clubs and lunches"}}],
    "service_at_locations": [
        {
            "id": "sl",
            "location": {
                "id": "loc",
                "location_type": "physical",
                "name": "Village Hall",
                "latitude": 51.7457,
                "longitude": -2.2178,
                "addresses": [
                    {
                        "id": "ad",
                        "address_1": "2 Church Road",
                        "city": "Stroud",
                        "state_province": "Gloucestershire",
                        "postal_code": "GL5 1QA",
                        "country": "GB",
                        "address_type": "physical",
                    }
                ],
                "accessibility": [
                    {"id": "ac", "description": "There is a hearing loop in the main hall for everyone."}
                ],
            },
        }
    ],
}


def uk1(number=7, **changes):
    return {**copy.deepcopy(UK1), "id": number, **changes}


def uk3(**changes):
    return {**copy.deepcopy(UK3), **changes}


def uk1_page(services, number=1, pages=1, total=None):
    total = len(services) if total is None else total
    return {
        "content": services,
        "number": number,
        "size": 20,
        "totalPages": pages,
        "totalElements": total,
        "first": number == 1,
        "last": number >= pages,
    }


def uk3_page(services, number=1, pages=1):
    return {
        "contents": services,
        "page_number": number,
        "total_pages": pages,
        "total_items": len(services),
        "size": len(services),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not services,
    }


def write(path, document):
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def last_line(printed):
    return printed.strip().splitlines()[-1]


class Site:
    """A web site on this machine. `routes` maps a path to a function of the query's values."""

    def __init__(self):
        self.routes = {}
        self.asked = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                parts = urlsplit(self.path)
                site.asked.append(self.path)
                query = {name: values[0] for name, values in parse_qs(parts.query).items()}
                site.routes.get(parts.path, lambda handler, query: handler.send_error(404))(self, query)

            def log_message(self, *args):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()


def answer(handler, document, *, status=200, packed=False):
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    handler.send_response(status)
    if packed:
        body = gzip.compress(body)
        handler.send_header("Content-Encoding", "gzip")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def redirect(handler, where):
    handler.send_response(302)
    handler.send_header("Location", where)
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def drip(handler, query):
    """One byte now and then, for ever."""
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass


def flood(handler, query):
    """As much as the line takes, for ever."""
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"[" * 65536)
    except OSError:
        pass
