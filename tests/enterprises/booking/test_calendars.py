"""Ana's own calendar keeps times free in her diary, and her diary is in her own calendar. Whatever stands in either."""

import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from icalendar import Calendar

from enterprises.booking.actions import book
from enterprises.booking.calendars import actions, links, reading
from enterprises.booking.models import BusyTime, Feed, Imported, Party, Terms
from enterprises.booking.queries import free_times
from enterprises.booking.tasks import read_calendars
from enterprises.booking.times import Span
from enterprises.listings.importing.limits import CannotRead
from tests.factories.accounts import PersonFactory
from tests.factories.booking import make_diary, make_offering

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)  # a Monday
YEAR = Span(datetime(2027, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))


def ics(*events):
    body = "\r\n".join(f"BEGIN:VEVENT\r\nUID:{number}\r\n{event}\r\nEND:VEVENT" for number, event in enumerate(events))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n{body}\r\nEND:VCALENDAR\r\n".encode()


def busy(*events, window=YEAR):
    return [
        (span.start.strftime("%m-%d %H:%M"), span.end.strftime("%m-%d %H:%M"))
        for span in reading.busy_spans(ics(*events), window, LONDON)
    ]


@pytest.mark.parametrize(
    ("event", "times"),
    [
        ("DTSTART:20270105T093000Z\r\nDTEND:20270105T103000Z", [("01-05 09:30", "01-05 10:30")]),
        ("DTSTART:20270705T093000\r\nDTEND:20270705T103000", [("07-05 08:30", "07-05 09:30")]),
        ("DTSTART;TZID=Europe/Paris:20270705T093000\r\nDURATION:PT1H", [("07-05 07:30", "07-05 08:30")]),
        ("DTSTART;VALUE=DATE:20270705\r\nDTEND;VALUE=DATE:20270707", [("07-04 23:00", "07-06 23:00")]),
        ("DTSTART;VALUE=DATE:20270105", [("01-05 00:00", "01-06 00:00")]),
        ("DTSTART:20270105T093000Z\r\nDTEND:20270105T103000Z\r\nTRANSP:TRANSPARENT", []),
        ("DTSTART:20270105T093000Z\r\nDTEND:20270105T103000Z\r\nSTATUS:CANCELLED", []),
        ("DTSTART:20270105T093000Z", []),
        ("DTSTART:20270105T103000Z\r\nDTEND:20270105T093000Z", []),
        ("DTSTART:20250105T093000Z\r\nDTEND:20250105T103000Z", []),
        ("SUMMARY:Without a start", []),
    ],
)
def test_one_event_is_busy_when_it_says(event, times):
    assert busy(event) == times


def test_what_repeats_stays_at_its_time_on_the_wall_over_both_changes():
    spring = busy(
        "DTSTART;TZID=Europe/London:20270323T093000\r\nDTEND;TZID=Europe/London:20270323T103000\r\n"
        "RRULE:FREQ=WEEKLY;COUNT=3"
    )
    autumn = busy(
        "DTSTART;TZID=Europe/London:20271025T093000\r\nDTEND;TZID=Europe/London:20271025T103000\r\n"
        "RRULE:FREQ=WEEKLY;UNTIL=20271108T235959Z"
    )

    assert [start for start, _end in spring] == ["03-23 09:30", "03-30 08:30", "04-06 08:30"]
    assert [start for start, _end in autumn] == ["10-25 08:30", "11-01 09:30", "11-08 09:30"]


def test_the_nights_the_clocks_change_have_their_real_length():
    night = "DTSTART;TZID=Europe/London:{0}T000000\r\nDTEND;TZID=Europe/London:{0}T060000"

    assert busy(night.format("20270328")) == [("03-28 00:00", "03-28 05:00")]
    assert busy(night.format("20271031")) == [("10-30 23:00", "10-31 06:00")]


def test_left_out_added_and_changed_occurrences():
    series = (
        "DTSTART;TZID=Europe/London:20270105T093000\r\nDTEND;TZID=Europe/London:20270105T103000\r\n"
        "RRULE:FREQ=DAILY;COUNT=4\r\nEXDATE;TZID=Europe/London:20270106T093000\r\n"
        "RDATE;TZID=Europe/London:20270120T093000"
    )
    moved = (
        "UID:0\r\nRECURRENCE-ID;TZID=Europe/London:20270107T093000\r\n"
        "DTSTART;TZID=Europe/London:20270107T150000\r\nDTEND;TZID=Europe/London:20270107T160000"
    )
    both = ics(series).replace(b"END:VCALENDAR", f"BEGIN:VEVENT\r\n{moved}\r\nEND:VEVENT\r\nEND:VCALENDAR".encode())

    found = [span.start.strftime("%m-%d %H:%M") for span in reading.busy_spans(both, YEAR, LONDON)]

    assert found == ["01-05 09:30", "01-07 15:00", "01-08 09:30", "01-20 09:30"]


@pytest.mark.parametrize("text", [b"", b"<html>Sign in</html>", b"BEGIN:VCALENDAR", b"\xff\xfe\x00"])
def test_what_is_no_calendar_is_refused(text):
    with pytest.raises(reading.NoCalendar):
        reading.busy_spans(text, YEAR, LONDON)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=HOURLY;INTERVAL=1",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3",
        "FREQ=NEVER",
        "FREQ=DAILY;UNTIL=nonsense",
    ],
)
def test_a_rule_that_would_keep_us_busy_is_refused(rule):
    with pytest.raises((reading.TooMuch, reading.NoCalendar)):
        busy(f"DTSTART:20270105T093000Z\r\nDTEND:20270105T103000Z\r\nRRULE:{rule}")


NEVER = "DTSTART:19000105T093000Z\r\nDURATION:PT1H\r\nRRULE:FREQ={};BYMONTH=2;BYMONTHDAY=30;COUNT=1"


def test_a_day_that_never_comes_ends():
    assert busy(NEVER.format("YEARLY")) == []


def test_a_day_that_would_be_looked_for_to_the_end_of_time_is_refused():
    with pytest.raises(reading.TooMuch):
        busy(NEVER.format("DAILY"))


def test_a_calendar_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr("enterprises.booking.calendars.reading.LONGEST_WORK", -1.0)
    with pytest.raises(reading.TooMuch, match="time"):
        busy("DTSTART:20270105T093000Z\r\nDURATION:PT1H")


# In the diary
@pytest.fixture
def on_that_monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def ana(db):
    return PersonFactory(name="Ana")


@pytest.fixture
def lesson(db, ana, on_that_monday):
    diary = make_diary()
    diary.enterprise.ownership_set.create(person=ana)
    Terms.objects.create(enterprise=diary.enterprise, is_open=True, ways=["cash"])
    return make_offering(diary, asks_first=False)


def starts(lesson):
    return [each.starts_at.strftime("%d %H:%M") for each in free_times(lesson, 60, until=NOW + timedelta(days=7))]


def test_nobody_can_book_while_her_calendar_is_busy(lesson, ana, django_assert_num_queries):
    row = actions.add_calendar(lesson.diary, "Mine", "https://calendar.example/secret.ics", by=ana)
    assert starts(lesson) == ["05 09:30", "05 10:00", "05 10:30", "05 11:00", "05 11:30"]

    actions.read_calendar(row, fetch=lambda _: ics("DTSTART:20270105T100000Z\r\nDTEND:20270105T103000Z"))

    assert starts(lesson) == ["05 10:30", "05 11:00", "05 11:30"]
    with django_assert_num_queries(2):
        starts(lesson)
    actions.remove_calendar(row, by=ana)
    assert len(starts(lesson)) == 5


def test_what_cannot_be_read_leaves_what_was_there_and_she_is_told_once(
    lesson, ana, django_capture_on_commit_callbacks
):
    row = actions.add_calendar(lesson.diary, "Mine", "https://calendar.example/secret.ics", by=ana)
    actions.read_calendar(row, fetch=lambda _: ics("DTSTART:20270105T100000Z\r\nDTEND:20270105T103000Z"))

    def away(_):
        raise CannotRead("The server answered 404.")

    for _time in range(5):
        row.refresh_from_db()
        with django_capture_on_commit_callbacks(execute=True):
            actions.read_calendar(row, fetch=away)

    row.refresh_from_db()
    assert (row.trouble, row.failures) == ("away", 5)
    assert BusyTime.objects.count() == 1
    assert [letter.to for letter in mail.outbox] == [[ana.email]]
    assert "secret" not in mail.outbox[0].body
    actions.read_calendar(row, fetch=lambda _: ics())
    row.refresh_from_db()
    assert (row.trouble, row.failures, BusyTime.objects.count()) == ("", 0, 0)


class _Counted(BaseHTTPRequestHandler):
    asked = 0

    def do_GET(self):
        type(self).asked += 1
        self.send_response(200)
        self.end_headers()
        self.wfile.write(ics())

    def log_message(self, *args):
        pass


@pytest.fixture
def inside():
    """A server inside our own network: nothing may come to it."""
    server = HTTPServer(("127.0.0.1", 0), _Counted)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _Counted.asked = 0
    yield server.server_port
    server.shutdown()


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/",
        "https://127.0.0.1:{port}/",
        "https://localhost:{port}/a.ics",
        "https://[::1]:{port}/",
        "https://0.0.0.0:{port}/",
        "https://2130706433:{port}/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://name:word@127.0.0.1:{port}/",
        "file:///etc/passwd",
        "https://",
    ],
)
def test_no_address_reaches_inside(inside, address):
    with pytest.raises(CannotRead):
        actions.fetch(address.format(port=inside))

    assert _Counted.asked == 0


def test_the_job_reads_each_in_its_own_and_not_twice_in_an_hour(
    lesson, ana, monkeypatch, django_capture_on_commit_callbacks
):
    row = actions.add_calendar(lesson.diary, "Mine", "https://127.0.0.1/secret.ics", by=ana)

    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            read_calendars.call()

    row.refresh_from_db()
    assert (row.trouble, row.failures) == ("away", 1)


# The page and the feed
def page_of(lesson):
    return reverse("bookings:calendars", args=[lesson.enterprise.pk, lesson.diary.pk])


def booked(lesson):
    who = {Party.Role.FOR: book.Who(name="Sam Price", email="sam@example.com")}
    start = datetime(2027, 1, 5, 9, 30, tzinfo=UTC)
    return book.book(book.Wish(lesson, start, 60, "cash", 2500, who), by=None).booking


@pytest.mark.parametrize(
    ("shows", "summary"), [("busy", "Booked"), ("what", "Piano lesson"), ("names", "Piano lesson: Sam Price")]
)
def test_her_calendar_shows_what_she_chose(client, lesson, ana, shows, summary):
    booking = booked(lesson)
    client.force_login(ana)
    client.post(page_of(lesson), {"do": "feed", "shows": shows})
    client.logout()

    answer = client.get(reverse("diary_feed", args=[links.token_for(Feed.objects.get())]))

    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [(str(each["SUMMARY"]), each["DTSTART"].dt, each["SEQUENCE"]) for each in events] == [
        (summary, booking.starts_at, 0)
    ]
    assert ("Sam" in answer.content.decode()) == (shows == "names")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("how", ["ended", "made anew", "spoilt", "not hers any more", "closed account"])
def test_an_old_address_opens_nothing(client, lesson, ana, how):
    old = links.token_for(actions.make_feed(lesson.diary, "names", by=ana))
    if how == "ended":
        actions.end_feed(lesson.diary, by=ana)
    elif how == "made anew":
        new = links.token_for(actions.make_feed(lesson.diary, "busy", by=ana))
        assert client.get(reverse("diary_feed", args=[new])).status_code == 200
    elif how == "not hers any more":
        lesson.enterprise.ownership_set.all().delete()
    elif how == "closed account":
        type(ana).objects.filter(pk=ana.pk).update(is_active=False)
    else:
        old = f"{old}x"

    assert client.get(reverse("diary_feed", args=[old])).status_code == 404


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("http://calendar.example/a.ics", "begins with https://"),
        ("nonsense", "begins with https://"),
        ("https://[", "begins with https://"),
        ("", "Fill in"),
    ],
)
def test_an_address_that_is_none_is_said_beside_the_box(client, lesson, ana, address, sentence):
    client.force_login(ana)

    page = client.post(page_of(lesson), {"do": "add", "name": "Mine", "address": address})

    assert sentence in page.content.decode()
    assert not Imported.objects.exists()


def test_one_inside_our_network_is_added_and_said_not_to_answer(client, lesson, ana, inside):
    client.force_login(ana)

    page = client.post(
        page_of(lesson), {"do": "add", "name": "Mine", "address": f"https://127.0.0.1:{inside}/"}, follow=True
    )
    row = Imported.objects.get()
    client.post(page_of(lesson), {"do": "remove", "calendar": row.pk})

    assert "The address does not answer." in page.content.decode()
    assert _Counted.asked == 0
    assert not Imported.objects.exists()


def test_a_stranger_makes_no_address_and_reads_no_calendar(client, lesson, ana):
    row = actions.add_calendar(lesson.diary, "Mine", "https://calendar.example/secret.ics", by=ana)
    client.force_login(PersonFactory(name="Sam"))

    for sent in ({"do": "feed", "shows": "names"}, {"do": "remove", "calendar": row.pk}):
        assert client.post(page_of(lesson), sent).status_code == 404
    assert client.get(page_of(lesson)).status_code == 404
    assert Imported.objects.exists()
    assert not Feed.objects.exists()
