"""When a person says no, or their time is over, their story is gone: from pages, tables, logs and disk."""

import os
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from core.models import Event, Picture
from directory import after_restore, consent, tasks
from directory.models import Recording, StoryConsent, StoryPage
from directory.public_pages import public_pages
from enterprises.listings.models import Photo
from tests.directory.pages.conftest import at_desk
from tests.factories.pages import body, make_consent, make_news, make_recording, make_story, picture

#: Words that stand nowhere but in what Carrie-Ann told.
CANARIES = ("Zebedee", "Quillfeather", "Marmaladia", "Brontohush", "Snorkelwise", "Plinthy", "Gravelotte")


@pytest.fixture
def story(home, media, make_listing):
    """Her words stand in the live page, in an older version, in the log, in a picture's title, and on disk."""
    recording = make_recording("Snorkelwise speaks", transcript="Brontohush said so.", poster=picture("Plinthy"))
    told = make_story(
        "Zebedee the badger",
        person_name="Quillfeather",
        quote="Marmaladia is my word.",
        consent=make_consent("Gravelotte Quillfeather", kept_where="Under the Plinthy"),
        picture=picture("Portrait of Quillfeather"),
        picture_alt="Quillfeather smiles.",
        enterprise=make_listing(name="Cards"),
        body=body("I said Marmaladia first."),
    )
    told.body = [("paragraph", "<p>Now I say Brontohush.</p>"), ("recording", {"recording": recording})]
    told.save_revision(log_action=True).publish()
    told.refresh_from_db()
    return told


def everything_in_the_database():
    """Every value of every table as text: what a dump would hold."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for value in row:
                    yield bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)


def found_in_database():
    text = "\n".join(everything_in_the_database()).lower()
    return [word for word in CANARIES if word.lower() in text]


def files(media):
    return sorted(os.path.join(folder, name) for folder, _dirs, names in os.walk(media) for name in names)


def test_nothing_of_the_story_is_left(client, home, story, media, ed, django_capture_on_commit_callbacks):
    address = story.url
    assert client.get(address).status_code == 200
    client.get("/")
    client.get("/stories/")
    assert set(found_in_database()) == set(CANARIES)
    assert len(files(media)) > 5

    with django_capture_on_commit_callbacks(execute=True):
        consent.withdraw_consent(story.consent, by=ed)

    assert client.get(address).status_code == 404
    for page in ("/", "/stories/", "/news/", "/find/"):
        assert "Quillfeather" not in client.get(page).content.decode()
    assert found_in_database() == []
    assert files(media) == []
    assert (StoryPage.objects.count(), StoryConsent.objects.count()) == (0, 0)
    assert (Picture.objects.count(), Recording.objects.count()) == (0, 0)


def test_what_happened_is_written_down_without_a_name(story, ed):
    pk = story.consent.pk

    consent.withdraw_consent(story.consent, by=ed)

    event = Event.objects.get(tag="story:consent_withdrawn")
    assert (event.subject_type, event.subject_id, event.by) == ("directory.storyconsent", str(pk), ed)


def test_copies_and_drafts_go_too(story, ed, django_capture_on_commit_callbacks):
    copy = story.copy(update_attrs={"slug": "again", "title": "Zebedee again"}, keep_live=False)

    with django_capture_on_commit_callbacks(execute=True):
        consent.withdraw_consent(story.consent, by=ed)

    assert not StoryPage.objects.filter(pk=copy.pk).exists()
    assert found_in_database() == []


def test_a_picture_of_an_older_version_goes_too(story, ed, media, django_capture_on_commit_callbacks):
    story.picture, story.picture_alt = picture("A newer one"), "New"
    story.save_revision().publish()

    with django_capture_on_commit_callbacks(execute=True):
        consent.withdraw_consent(story.consent, by=ed)

    assert files(media) == []


def test_a_news_item_that_showed_her_picture_shows_it_no_more(client, story, ed, django_capture_on_commit_callbacks):
    news = make_news(picture=story.picture, picture_alt="Quillfeather smiles.")
    assert "<img" in client.get(news.url).content.decode().partition("</h1>")[2]

    with django_capture_on_commit_callbacks(execute=True):
        consent.withdraw_consent(story.consent, by=ed)

    response = client.get(news.url)
    assert response.status_code == 200
    assert "mh-lead-picture" not in response.content.decode()


def test_a_photograph_of_a_listing_stays_with_the_listing(story, ed, make_listing):
    listing = make_listing(name="Cards by Carrie-Ann")
    listing.photos.add(Photo(picture=story.picture, alt="At the market"))
    listing.save()
    kept = story.picture_id

    consent.withdraw_consent(story.consent, by=ed)

    assert list(Picture.objects.values_list("pk", flat=True)) == [kept]


def test_another_persons_story_stays(client, story, ed):
    other = make_story("Nobody to ask", consent=make_consent("Mo"), picture=story.picture, picture_alt="Mo")

    consent.withdraw_consent(story.consent, by=ed)

    assert client.get(other.url).status_code == 200
    assert Picture.objects.filter(pk=other.picture_id).exists()


# --- until when ------------------------------------------------------------------------------------------------------
def test_the_last_day_is_shown_and_the_day_after_is_not(client, home, media, time_machine):
    last = timezone.localdate() + timedelta(days=3)
    story = make_story(ends_on=last)
    time_machine.move_to(f"{last}T20:00:00+00:00")
    assert client.get(story.url).status_code == 200

    # No job has run.
    time_machine.move_to(f"{last + timedelta(days=1)}T00:30:00+00:00")

    assert StoryPage.objects.filter(pk=story.pk, live=True).exists()
    assert client.get(story.url).status_code == 404
    assert story.title not in client.get("/stories/").content.decode()
    assert story.title not in client.get("/").content.decode()
    story.refresh_from_db()
    assert story.get_sitemap_urls() == []
    assert story.pk not in public_pages().values_list("pk", flat=True)


def test_the_night_after_it_is_deleted(story, media, django_capture_on_commit_callbacks):
    StoryConsent.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    other = make_story("Still here", consent=make_consent("Mo"))

    with django_capture_on_commit_callbacks(execute=True):
        tasks.end_old_consents.call()
        tasks.end_old_consents.call()

    assert found_in_database() == []
    assert list(StoryPage.objects.all()) == [other]
    assert Event.objects.get(tag="story:consent_ended").by is None


def test_a_story_without_a_permission_is_shown_to_nobody(client, home, story):
    StoryPage.objects.update(consent=None)

    assert client.get(story.url).status_code == 404


def test_a_permission_nobody_used_is_forgotten(home, time_machine):
    from core import retention

    make_consent("Gravelotte")
    kept = make_story().consent
    time_machine.move_to(timezone.now() + timedelta(days=91))

    retention.sweep()

    assert list(StoryConsent.objects.all()) == [kept]


def test_a_restored_backup_does_not_bring_it_back(client, home, story, ed):
    moment = timezone.now()
    with transaction.atomic():
        consent.withdraw_consent(story.consent, by=ed)
        remembered = after_restore.withdrawn_since(moment)
        # Going back to the backup: everything is as it was.
        transaction.set_rollback(True)
    story = StoryPage.objects.get(pk=story.pk)

    after_restore.withdraw_again(remembered)

    assert client.get(story.url).status_code == 404
    assert found_in_database() == []


# --- who, and what is written down ------------------------------------------------------------------------------------
def test_an_editor_writes_it_down(home, ed):
    given = StoryConsent(
        given_by="Pat", how="voice", given_on=timezone.localdate(), ends_on=timezone.localdate() + timedelta(days=7)
    )

    consent.record_consent(given, by=ed)

    assert (given.recorded_by, Event.objects.get(tag="story:consent_recorded").by) == (ed, ed)


def test_days_are_in_order(home, ed):
    today = timezone.localdate()
    for given_on, ends_on in (
        (today, today - timedelta(days=1)),
        (today + timedelta(days=1), today + timedelta(days=9)),
    ):
        with pytest.raises(ValidationError):
            consent.record_consent(StoryConsent(given_by="Pat", how="voice", given_on=given_on, ends_on=ends_on), by=ed)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_consent(given_on=today, ends_on=today - timedelta(days=1))


def test_who_may_take_a_story_away(story, area, jo, dee, ed, root, sam, ana):
    story.enterprise.ownership_set.create(person=ana)

    for person in (sam, ana, dee):
        with pytest.raises(PermissionDenied):
            consent.withdraw_consent(story.consent, by=person)
    assert StoryPage.objects.filter(pk=story.pk).exists()

    assert consent.withdraw_consent(story.consent, by=jo) == 1


def test_only_editors_write_permissions_down(home, jo):
    with pytest.raises(PermissionDenied):
        consent.record_consent(StoryConsent(), by=jo)
    with pytest.raises(PermissionDenied):
        consent.change_consent(make_consent(), by=jo)


def test_a_story_keeps_the_permission_it_was_written_with(story):
    story.consent = make_consent("Somebody else")

    with pytest.raises(ValidationError) as caught:
        story.full_clean()

    assert "consent" in caught.value.message_dict


# --- in the admin ---------------------------------------------------------------------------------------------------
WITHDRAW = "/admin/stories/{}/withdraw/"


@pytest.fixture
def desk(story, jo, dee, ed):
    return {"worker": at_desk(jo), "other worker": at_desk(dee), "editor": at_desk(ed)}


def test_the_page_says_what_will_happen_and_the_button_does_it(desk, story):
    address = WITHDRAW.format(story.consent.pk)

    page = desk["worker"].get(address).content.decode()
    assert "“Zebedee the badger” goes at once" in page
    assert "cannot be undone" in page
    assert StoryPage.objects.filter(pk=story.pk).exists()

    response = desk["worker"].post(address, follow=True)

    assert "1 story is gone for good." in response.content.decode()
    assert not StoryPage.objects.filter(pk=story.pk).exists()


def test_another_areas_team_does_not_even_see_it(desk, story):
    assert desk["other worker"].get(WITHDRAW.format(story.consent.pk)).status_code == 404
    listed = desk["other worker"].get("/admin/snippets/directory/storyconsent/").content.decode()
    assert "Gravelotte" not in listed
    assert "Gravelotte" in desk["worker"].get("/admin/snippets/directory/storyconsent/").content.decode()


def test_the_button_stands_beside_the_story_and_the_permission(desk, story):
    address = WITHDRAW.format(story.consent.pk)

    for page in (
        f"/admin/pages/{story.pk}/edit/",
        f"/admin/pages/{story.get_parent().pk}/",
        "/admin/snippets/directory/storyconsent/",
        f"/admin/snippets/directory/storyconsent/edit/{story.consent.pk}/",
    ):
        assert address in desk["editor"].get(page).content.decode(), page


def test_an_editor_records_and_changes_one_through_the_forms(desk, ed):
    today = timezone.localdate()
    form = {"given_by": "Pat", "how": "voice", "kept_where": "", "given_on": today, "ends_on": today}

    desk["editor"].post("/admin/snippets/directory/storyconsent/add/", form)
    made = StoryConsent.objects.get(given_by="Pat")
    assert made.recorded_by == ed
    later = today + timedelta(days=10)
    desk["editor"].post(f"/admin/snippets/directory/storyconsent/edit/{made.pk}/", {**form, "ends_on": later})

    made.refresh_from_db()
    assert made.ends_on == later
    assert set(Event.objects.filter(subject_id=str(made.pk), by=ed).values_list("tag", flat=True)) == {
        "story:consent_recorded",
        "story:consent_changed",
    }


def test_nobody_deletes_a_permission_by_a_form(story, root):
    at_desk(root).post(f"/admin/snippets/directory/storyconsent/delete/{story.consent.pk}/")

    assert StoryConsent.objects.filter(pk=story.consent.pk).exists()
