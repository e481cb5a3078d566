"""Every address, every role, looking and sending: what comes of it is what the table says, and nothing leaks."""

import pytest
from django.http import HttpResponse
from django.urls import path
from django.views.defaults import page_not_found, permission_denied

from accounts import letter_pdf
from accounts.own_data import paper
from config import urls as config_urls
from directory.views import easy_read, listing
from enterprises.listings.helping import desk
from enterprises.listings.joining import slips
from enterprises.mentoring import papers as mentoring_papers
from tests.permissions import world
from tests.permissions.addresses import Address, addresses
from tests.permissions.policies import POLICIES
from tests.permissions.table import ROWS, row_for
from tests.permissions.trying import Asker

pytestmark = pytest.mark.django_db


def planted(request):
    if request.GET.get("fail") or request.path == "/planted/fails/":
        raise ZeroDivisionError
    return HttpResponse(world.PRIVATE_BASE)


urlpatterns = [
    path("planted/leaks/", planted),
    path("planted/fails/", planted),
    path("healthz/", planted),
    *config_urls.urlpatterns,
]


def undeclared(found):
    return [address.route for address in found if row_for(address.route) is None]


def wrong_cells(askers, found):
    """A sentence for each cell that is not as the table says."""
    wrong = []
    for address in found:
        row = row_for(address.route)
        for method, policy in (("GET", row.get), ("POST", row.post)):
            name = f"{method} {address.route}"
            for role, asker in askers.items():
                came, leaked = asker.ask(method, address.example)
                if came not in POLICIES[policy].cells[role]:
                    wrong.append(f"{name} as {role}: {came}, not {sorted(POLICIES[policy].cells[role])}")
                wrong += [
                    f"{name} as {role} shows {canary}"
                    for canary in leaked
                    if came != "opens" or not world.may_hold(canary, role)
                ]
    return wrong


@pytest.fixture
def askers(clients):
    return {role: Asker(client) for role, client in clients.items()}


@pytest.fixture
def quick_errors(monkeypatch):
    """Half of all answers are a no. Its page is drawn once for each role; after that only what it was told is looked
    at, which the page itself may not even show.
    """
    drawn = set()

    def instead(page, status):
        def answer(request, exception):
            if (page, request.user.pk) in drawn:
                said = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
                return HttpResponse(said, status=status)
            drawn.add((page, request.user.pk))
            return page(request, exception)

        return answer

    monkeypatch.setattr(config_urls, "handler403", instead(permission_denied, 403), raising=False)
    monkeypatch.setattr(config_urls, "handler404", instead(page_not_found, 404), raising=False)


@pytest.fixture
def quick_pdf(monkeypatch):
    """Who may have the file is asked here, not how it looks: drawing it twenty times takes ten seconds."""
    for module in (listing, easy_read, letter_pdf, slips, desk, paper, mentoring_papers):
        monkeypatch.setattr(module, "render_pdf", lambda *args, **kwargs: b"%PDF-")


def test_every_address_has_a_rule():
    assert undeclared(addresses()) == []


def test_every_rule_has_an_address():
    ruled = {row_for(address.route) for address in addresses()}

    # The inbox is there only on a developer's machine.
    assert [row.start for row in ROWS if row not in ruled and row.start not in {"inbox/"}] == []


def test_every_cell_is_as_the_table_says(askers, ids, quick_pdf, quick_errors):
    assert wrong_cells(askers, addresses(ids)) == []


def test_a_page_with_what_may_not_be_seen_is_the_same_as_none(askers, ids):
    """Guessed names and numbers of things that are there and may not be seen: absent, as if they were not."""
    draft = ids["admin/snippets/listings/enterprise/"]
    guesses = ["/enterprises/canary-draft/", "/enterprises/canary-draft/print.pdf", "/enterprises/canary-draft/qr.svg"]
    guesses += ["/enterprises/canary-draft/easy-read/", "/enterprises/canary-draft/easy-read.pdf"]
    guesses += [
        "/enterprises/canary-draft/recordings/canary-film.mp4",
        "/enterprises/garden-gang/recordings/canary-film.mp4",
    ]
    guesses += ["/enterprises/canary-draft/correct/", "/enterprises/canary-draft/report/", "/n/9999/"]
    for role in set(world.ROLES) - set(world.WORKING):
        for guess in guesses:
            assert (role, guess, askers[role].ask("GET", guess)) == (role, guess, ("absent", []))
    for act in ("hide", "show", "confirm", "today", "move", "base"):
        assert askers["other worker"].ask("GET", f"/admin/listings/{draft}/{act}/") == ("absent", [])
    for kind in ("letters", "calls", "people"):
        address = f"/admin/reach/{kind}/{ids[f'admin/reach/{kind}/']}/"
        assert askers["other worker"].ask("GET", address) == ("absent", [])


@pytest.mark.urls("tests.permissions.test_table")
def test_the_table_notices_an_address_without_a_rule():
    assert set(undeclared(addresses())) == {"planted/leaks/", "planted/fails/"}


@pytest.mark.urls("tests.permissions.test_table")
def test_the_table_notices_leaks_and_errors(askers, ids):
    found = wrong_cells(askers, [Address("healthz/", "/planted/leaks/"), Address("readyz/", "/planted/fails/")])

    assert f"GET healthz/ as visitor shows {world.PRIVATE_BASE}" in found
    assert f"GET healthz/ as administrator shows {world.PRIVATE_BASE}" in found
    assert not any("as worker shows" in sentence for sentence in found)
    assert "GET readyz/ as visitor: error, not ['opens']" in found
    assert "POST readyz/ as stranger: error, not ['no form']" in found
