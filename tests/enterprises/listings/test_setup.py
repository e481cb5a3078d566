"""A new site is set up by one command, and running it again changes nothing that people have changed."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site, Workflow

from directory.models import HomePage, StandardPage
from enterprises.listings.models import AreaTeamTask, Category, Enterprise, Term


def everything():
    """What the command makes, counted."""
    models = (Group, Term, Category, Workflow, AreaTeamTask, Page, Site, Collection)
    models += (GroupCollectionPermission, GroupPagePermission, Group.permissions.through)
    return {model.__name__: model.objects.count() for model in models}


@pytest.fixture
def site(db, settings):
    settings.SITE_URL = "https://hands.example.org"
    call_command("setup_site", verbosity=0)


def test_running_it_again_makes_nothing_more(site):
    before = everything()

    call_command("setup_site", verbosity=0)

    assert everything() == before


def test_it_leaves_what_people_have_changed(site):
    Term.objects.filter(slug="dementia").update(name="Living with dementia")
    HomePage.objects.update(heading="Our own words")
    StandardPage.objects.get(slug="privacy").delete()
    own = Workflow.objects.create(name="Two pairs of eyes")
    Enterprise.get_default_workflow().workflow_content_types.update(workflow=own)

    call_command("setup_site", verbosity=0)

    assert Term.objects.get(slug="dementia").name == "Living with dementia"
    assert HomePage.objects.get().heading == "Our own words"
    assert Enterprise.get_default_workflow() == own
    assert StandardPage.objects.filter(slug="privacy").count() == 1


def test_the_home_page_takes_the_welcome_pages_place(site):
    address = Site.objects.get()
    home = address.root_page.specific

    assert isinstance(home, HomePage)
    assert (address.hostname, address.port) == ("hands.example.org", 443)
    assert home.full_url == "https://hands.example.org/"
    assert [page.slug for page in Page.objects.filter(depth=2)] == ["home"]
    assert not Page.objects.filter(title__contains="Wagtail").exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_welcome_page_somebody_has_built_on_stays(db):
    welcome = Page.objects.get(slug="home")
    welcome.add_child(instance=Page(title="Theirs", slug="theirs"))

    call_command("setup_site", verbosity=0)

    assert Page.objects.filter(title="Theirs").exists()
    assert Site.objects.get().root_page.specific_class is HomePage


def test_the_first_pages_say_what_is_true_and_can_be_read(site, client):
    pages = {page.slug: page for page in StandardPage.objects.all()}

    assert set(pages) == {
        *("how-it-works", "how-to-choose", "ways-to-pay", "start-your-own", "privacy", "accessibility")
    }
    assert all(page.live for page in pages.values())
    assert "never a full postcode" in str(pages["privacy"].body)
    assert "has not been audited" in str(pages["accessibility"].body).replace("\n", " ")


def test_support_workers_get_listings_and_no_more(site):
    workers = Group.objects.get(name="Support workers")

    assert set(workers.permissions.values_list("codename", flat=True)) == {
        "access_admin",
        *(f"{verb}_enterprise" for verb in ["view", "add", "change", "delete", "publish", "hide", "lock", "unlock"]),
        *(f"{verb}_easyread" for verb in ["view", "add", "change", "delete", "publish"]),
        "view_storyconsent",
    }
    assert not workers.page_permissions.exists()
    assert set(workers.collection_permissions.values_list("collection__name", "permission__codename")) == {
        ("Photographs of listings", "add_image"),
        ("Photographs of listings", "choose_image"),
    }


def test_editors_also_get_every_area_the_words_and_the_pages(site):
    editors = Group.objects.get(name="Editors")
    held = set(editors.permissions.values_list("codename", flat=True))

    assert {"every_area", "change_term", "delete_category", "add_area", "publish_enterprise"} <= held
    assert "publish_page" in editors.page_permissions.values_list("permission__codename", flat=True)
    assert not any("person" in codename or "group" in codename for codename in held)


def test_listings_are_moderated_by_their_areas_team(site):
    [task] = Enterprise.get_default_workflow().tasks

    assert task.specific_class is AreaTeamTask


def test_it_says_what_to_do_when_the_tables_are_not_ready(db):
    Permission.objects.filter(codename="hide_enterprise").delete()

    with pytest.raises(LookupError, match=r"manage\.py migrate"):
        call_command("setup_site", verbosity=0)
