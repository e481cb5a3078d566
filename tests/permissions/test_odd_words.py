"""Odd words in the admin's addresses and forms get a sentence, never an error page."""

from urllib.parse import urlencode

import pytest
from django.core.signing import Signer
from django.db import transaction
from django.http import HttpResponse
from django.urls import path

from config import urls as config_urls
from core.pictures import make_picture
from enterprises.listings.models import Enterprise, Photo
from tests.core.picture_files import photo
from tests.permissions.addresses import addresses

pytestmark = pytest.mark.django_db

#: Names of words that Wagtail's admin reads from addresses and forms. "next" has a test of its own.
NAMES = (
    *("id", "ids", "p", "page", "parent_page_id", "q", "ordering", "collection_id", "new_parent_page", "version"),
    *("task_id", "content_type", "object_id", "item_type", "action", "order", "position", "locale", "format"),
    *("export", "user", "owner", "model_string", "target_pages[]"),
)
LONG = "9" * 23


def planted(request):
    """Fails for a reason of its own, whatever was sent."""
    raise ValueError("Field 'id' expected a number but got 'ours'.")


def planted_long(request):
    raise OverflowError("Python int too large to convert to SQLite INTEGER")


urlpatterns = [
    path("admin/planted/", planted),
    path("admin/planted-long/", planted_long),
    path("planted/", lambda request: HttpResponse(request.GET["missing"])),
    path("admin/planted-missing/", lambda request: HttpResponse(request.GET["missing"])),
    *config_urls.urlpatterns,
]


@pytest.fixture
def administrator(clients):
    return clients["administrator"]


def failures(client, found, word):
    session = client.cookies["sessionid"].value
    wrong = []
    for address in found:
        for method in ("GET", "POST"):
            client.cookies["sessionid"] = session
            where = f"{address.example}?{urlencode(dict.fromkeys(NAMES, word))}"
            with transaction.atomic():
                answer = client.get(where) if method == "GET" else client.post(where, dict.fromkeys(NAMES, word))
                transaction.set_rollback(True)
            if answer.status_code >= 500:
                wrong.append(f"{method} {address.route}")
    return wrong


@pytest.mark.parametrize("word", ["", "abc"])
def test_no_address_of_the_admin_fails_for_an_odd_word(word, administrator, ids):
    found = [address for address in addresses(ids) if address.route.startswith("admin/")]
    assert len(found) > 200

    assert failures(administrator, found, word) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "where",
    [
        f"/admin/pages/?{urlencode(dict.fromkeys(NAMES, LONG))}",
        f"/admin/images/chooser/chosen-multiple/?id={LONG}",
        f"/admin/bulk/listings/enterprise/hide/?id={LONG}",
        f"/admin/listings/{LONG}/confirm/",
    ],
)
def test_a_number_longer_than_any_is_no_error(where, administrator):
    assert administrator.get(where).status_code < 500


def test_a_form_without_its_fields_is_shown_again_with_a_sentence(administrator, ids):
    page = ids["admin/pages/"]

    link = administrator.post("/admin/choose-external-link/")
    copy = administrator.post(f"/admin/pages/{page}/copy/", {"new_parent_page": "abc"})
    imported = administrator.post("/admin/redirects/import/process/", {"import_file_name": "x", "input_format": "0"})

    assert (link.status_code, "This field is required" in link.json()["html"]) == (200, True)
    assert set(copy.context["form"].errors) == {"new_title", "new_slug", "new_parent_page"}
    assert (imported.status_code, "Nothing was changed" in imported.content.decode()) == (400, True)


def test_an_import_pressed_twice_says_that_its_file_is_gone(administrator, ids):
    signed = {"import_file_name": Signer().sign("gone"), "input_format": Signer().sign("0")}

    answer = administrator.post("/admin/redirects/import/process/", signed, follow=True)

    assert "That file is not here any more" in answer.content.decode()


def test_nothing_is_done_when_the_way_back_is_odd(administrator, ids):
    listing = Enterprise.objects.get(slug="garden-gang")

    answer = administrator.post(f"/admin/listings/{listing.pk}/hide/?next=abc")

    assert (answer.status_code, Enterprise.objects.get(pk=listing.pk).hidden_at) == (400, None)


@pytest.mark.parametrize("where", ["/admin/images/{}/delete/", "/admin/bulk/core/picture/delete/?id={}"])
def test_a_picture_that_a_listing_shows_is_not_deleted_and_a_sentence_says_why(where, administrator, ids):
    picture = make_picture("Green Days", photo())
    Photo.objects.create(enterprise=Enterprise.objects.get(slug="garden-gang"), picture=picture, alt="Green")

    answer = administrator.post(where.format(picture.pk), follow=True)

    assert "Something still uses this, so it was not deleted." in answer.content.decode()
    picture.refresh_from_db()


def test_a_script_that_deletes_what_is_used_is_told_no(administrator, ids):
    picture = make_picture("Green Days", photo())
    Photo.objects.create(enterprise=Enterprise.objects.get(slug="garden-gang"), picture=picture, alt="Green")
    where = f"/admin/images/multiple/{picture.pk}/delete/"

    answer = administrator.post(where, headers={"X-Requested-With": "XMLHttpRequest"})

    assert answer.status_code == 400


@pytest.mark.urls("tests.permissions.test_odd_words")
def test_an_error_of_our_own_stays_an_error(administrator, ids):
    assert administrator.get("/admin/planted/?id=theirs").status_code == 500
    assert administrator.get("/admin/planted/?id=ours").status_code == 400
    assert administrator.get("/admin/planted-long/?id=5").status_code == 500
    assert administrator.get(f"/admin/planted-long/?id={LONG}").status_code == 400
    assert administrator.get("/planted/").status_code == 500
    assert administrator.get("/admin/planted-missing/").status_code == 400
