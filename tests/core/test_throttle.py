"""So many times and no more, counted once for all workers, without keeping anybody's address."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path

from config import urls as config_urls
from core import throttle
from core.models import Bucket

NOON = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/London"))


@throttle.throttled("worry", capacity=2, per=throttle.HOUR)
def worry(request):
    return HttpResponse("thank you")


urlpatterns = [path("worry/", worry), *config_urls.urlpatterns]


def asking(ip="192.0.2.1", **headers):
    return RequestFactory().get("/", REMOTE_ADDR=ip, headers=headers)


@pytest.mark.django_db
def test_a_caller_has_so_many_tokens_and_then_gets_them_back_evenly():
    with time_machine.travel(NOON, tick=False) as clock:
        assert [throttle.allow(asking(), "f", capacity=3, per=60) for _ in range(5)] == [True] * 3 + [False] * 2
        clock.shift(19)
        assert not throttle.allow(asking(), "f", capacity=3, per=60)
        clock.shift(2)
        assert [throttle.allow(asking(), "f", capacity=3, per=60) for _ in range(2)] == [True, False]
        clock.shift(3600)
        assert [throttle.allow(asking(), "f", capacity=3, per=60) for _ in range(5)] == [True] * 3 + [False] * 2


@pytest.mark.django_db
def test_callers_and_forms_are_counted_apart():
    assert throttle.allow(asking(), "f", capacity=1, per=60)
    assert not throttle.allow(asking(), "f", capacity=1, per=60)

    assert throttle.allow(asking(), "g", capacity=1, per=60)
    assert throttle.allow(asking("192.0.2.2"), "f", capacity=1, per=60)


@pytest.mark.django_db
def test_a_clock_that_goes_back_takes_nothing_away():
    with time_machine.travel(NOON, tick=False) as clock:
        throttle.allow(asking(), "f", capacity=3, per=60)
        clock.shift(-300)
        assert throttle.allow(asking(), "f", capacity=3, per=60)


@pytest.mark.django_db
def test_the_table_holds_no_address():
    throttle.allow(asking("192.0.2.77"), "f", capacity=1, per=60)
    throttle.allow("ana@example.com", "f", capacity=1, per=60)

    keys = list(Bucket.objects.values_list("key", flat=True))
    assert [len(key) for key in keys] == [64, 64]
    assert set("".join(keys)) <= set("0123456789abcdef")


def test_one_household_is_one_caller():
    first, second, other = "2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"

    assert throttle.key_for(asking(first), "f") == throttle.key_for(asking(second), "f")
    assert throttle.key_for(asking(first), "f") != throttle.key_for(asking(other), "f")
    assert throttle.key_for(asking("::ffff:192.0.2.1"), "f") == throttle.key_for(asking("192.0.2.1"), "f")


@pytest.mark.parametrize("other", ["ANA@example.com", "a.n.a@example.com", "ana+shop@example.com", " ana@example.com"])
def test_one_letter_box_is_one_caller(other):
    assert throttle.key_for(other, "f") == throttle.key_for("ana@example.com", "f")
    assert throttle.key_for("ben@example.com", "f") != throttle.key_for("ana@example.com", "f")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9, 198.51.100.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "", "0.0.0.0"),
        (1, "nonsense", "0.0.0.0"),
    ],
)
def test_only_what_our_own_proxies_wrote_is_believed(proxies, forwarded, expected):
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=proxies):
        assert throttle.client_ip(asking("192.0.2.1", x_forwarded_for=forwarded)) == expected


@pytest.mark.django_db
@pytest.mark.parametrize(("capacity", "per"), [(0, 60), (1, 0), (1, throttle.DAY + 1)])
def test_a_bucket_that_could_not_be_swept_is_refused(capacity, per):
    with pytest.raises(ValueError, match="within a day"):
        throttle.allow("somebody", "f", capacity=capacity, per=per)


@pytest.mark.django_db
def test_sweeping_takes_only_what_is_full_again():
    with time_machine.travel(NOON, tick=False) as clock:
        throttle.allow("old", "f", capacity=1, per=throttle.DAY)
        clock.shift(timedelta(hours=23))
        throttle.allow("new", "f", capacity=1, per=throttle.DAY)
        clock.shift(timedelta(hours=2))

        assert throttle.sweep() == 1
        assert [throttle.allow(who, "f", capacity=1, per=throttle.DAY) for who in ("old", "new")] == [
            True,
            False,
        ]


@pytest.mark.django_db
@pytest.mark.urls("tests.core.test_throttle")
def test_the_page_that_asks_to_wait_loses_nothing_typed(client):
    typed = {"words": 'He said "no" & left\nTwice', "choice": ["a", "b"], "password": "canary-secret"}
    for _ in range(2):
        assert client.post("/worry/", typed).content == b"thank you"

    answer = client.post("/worry/", typed)

    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "1800"
    page = answer.content.decode()
    assert 'value="He said &quot;no&quot; &amp; left\nTwice"' in page
    assert page.count('name="choice"') == 2
    assert "canary-secret" not in page
    assert "30 minutes" in page
    assert client.get("/worry/").status_code == 200


def race(take):
    def worker(number):
        try:
            return [take() for _ in range(10)]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        return sum(sum(results) for results in pool.map(worker, range(8)))


@pytest.mark.django_db(transaction=True)
def test_eight_workers_share_one_limit():
    assert race(lambda: throttle.allow("race", "f", capacity=5, per=throttle.DAY)) == 5


@pytest.mark.django_db(transaction=True)
def test_the_race_would_be_lost_without_the_lock():
    """The control: reading and writing in two steps lets more than five through."""
    import time

    def take_without_lock():
        bucket, _ = Bucket.objects.get_or_create(key="control", defaults={"tokens": 5, "updated_at": NOON})
        if bucket.tokens < 1:
            return False
        time.sleep(0.01)
        bucket.tokens -= 1
        bucket.save()
        return True

    assert race(take_without_lock) > 5
