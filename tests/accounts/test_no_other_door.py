"""A right password alone signs nobody in who has a second step, at any page of the site that asks for one."""

import pytest
from django.contrib.auth.views import LoginView
from django.test import Client
from django.urls import path
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from tests.accounts.conftest import signed_in_as
from tests.factories.accounts import PASSWORD
from tests.permissions.addresses import addresses

urlpatterns = [path("planted/", LoginView.as_view(template_name="accounts_test/planted.html"))]


def password_pages():
    """Every address that shows a visitor a password field."""
    found = []
    for address in addresses():
        answer = Client().get(address.example)
        if answer.status_code == 200 and b'type="password"' in getattr(answer, "content", b""):
            found.append(address.example)
    return found


def try_to_sign_in(address, email):
    """Post a right password under every name that log-in forms use."""
    client = Client()
    form = {"username": email, "login": email, "email": email, "password": PASSWORD, "password1": PASSWORD}
    client.post(address, form)
    return signed_in_as(client)


def test_a_password_alone_opens_nothing(ana, root, with_totp):
    with_totp(ana)
    with_totp(root)
    closed = ["/admin/login/", "/_util/login/", "/admin/password_reset/"]

    pages = password_pages()
    assert "/accounts/login/" in pages  # the probe finds what it looks for
    for address in [*pages, *closed]:
        assert (address, try_to_sign_in(address, ana.email)) == (address, None)
        assert (address, try_to_sign_in(address, root.email)) == (address, None)


def test_the_probe_finds_a_door_that_forgets_the_second_step(ana, with_totp, settings, tmp_path):
    (tmp_path / "accounts_test").mkdir()
    (tmp_path / "accounts_test" / "planted.html").write_text('<input type="password" name="password">')
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    settings.ROOT_URLCONF = "tests.accounts.test_no_other_door"
    with_totp(ana)

    assert try_to_sign_in("/planted/", ana.email) == str(ana.pk)


@pytest.mark.parametrize("address", ["/admin/login/", "/_util/login/", "/admin/password_reset/"])
def test_wagtails_own_doors_lead_to_ours(client, db, address):
    assert client.get(address).url.startswith("/accounts/")
    assert client.post(address, {"email": "ana@example.com", "password": PASSWORD}).url.startswith("/accounts/")


def test_pages_and_documents_have_no_shared_passwords(client, db):
    page = Page.objects.order_by("-depth").first()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="password", password="open-sesame")
    address = f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"
    assert client.post(address, {"password": "open-sesame", "return_url": "/"}).status_code == 404

    root = CollectionViewRestriction._meta.get_field("collection").related_model.objects.first()
    other = CollectionViewRestriction.objects.create(
        collection=root, restriction_type="password", password="open-sesame"
    )
    address = f"/documents/authenticate_with_password/{other.pk}/"
    assert client.post(address, {"password": "open-sesame", "return_url": "/"}).status_code == 404


def test_a_page_for_members_leads_to_our_door(client, db):
    page = Page.objects.order_by("-depth").first()
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    answer = client.get("/")

    assert answer.status_code == 302
    assert answer.url.startswith("/accounts/login/")
