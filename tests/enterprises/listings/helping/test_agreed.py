"""Nobody publishes what those who run an enterprise have not said yes to: every way of getting words ready against
every door to publishing.
"""

from contextlib import suppress

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.helping import deciding
from enterprises.listings import actions, agreed
from enterprises.listings.contents import stamp
from enterprises.listings.helping import asking
from enterprises.listings.models import Enterprise
from tests.enterprises.listings.admin.forms import listing_data

pytestmark = pytest.mark.django_db

BULK = "/admin/bulk/listings/enterprise/publish/"
SNIPPET = "wagtailsnippets_listings_enterprise"
OLD, NEW = "We dig with you.", "We dig and plant with you."


def fresh(listing):
    return Enterprise.objects.get(pk=listing.pk)


def answer(row, is_yes, by):
    deciding.decide(row, is_yes=is_yes, how="tap", version=row.version, by=by)


def check_begins(listing, by):
    """As the admin's own button would have it, whoever presses it."""
    fresh(listing).get_workflow().start(fresh(listing), by)


@pytest.fixture
def words(garden, helps, meg, ana, jo, write):
    """One way for words to come into Ana's draft, and how far her yes has got."""
    helps()

    def asked():
        write(garden, meg, NEW)
        return asking.ask_about_words(fresh(garden), by=meg, person=ana)

    def sent():
        write(garden, ana, NEW)
        actions.send_for_checking(fresh(garden), by=ana)

    def by_the_team():
        draft = actions.draft_of(garden)
        draft.one_line = NEW
        draft.save_revision(user=jo)

    ways = {
        "a helper wrote them": lambda: write(garden, meg, NEW),
        "a helper asked and she has not answered": asked,
        "she said no": lambda: answer(asked(), False, ana),
        "she wrote them and has not sent them": lambda: write(garden, ana, NEW),
        "she took them back": lambda: (sent(), actions.take_back(fresh(garden), by=ana)),
        "the team wrote them": by_the_team,
        "a feed brought them": lambda: actions.propose_imported(_changed(garden)),
        "the team changed what she sent": lambda: (sent(), _changed(garden, "Something else.").save_revision(user=jo)),
        "she sent them": sent,
        "she said yes to a helper": lambda: answer(asked(), True, ana),
        "she went on writing while it was checked": lambda: (
            actions.send_for_checking(_begun(garden, ana, write), by=ana),
            write(garden, ana, NEW),
        ),
        "nobody runs it": lambda: (by_the_team(), garden.ownership_set.all().delete()),
    }

    def come(how):
        ways[how]()
        return fresh(garden)

    return come


def _changed(listing, one_line=NEW):
    draft = actions.draft_of(listing)
    draft.one_line = one_line
    return draft


def _begun(garden, ana, write):
    write(garden, ana, "We dig.")
    return fresh(garden)


REFUSED = (
    "a helper wrote them",
    "a helper asked and she has not answered",
    "she said no",
    "she wrote them and has not sent them",
    "she took them back",
    "the team wrote them",
    "a feed brought them",
    "the team changed what she sent",
)
AGREED = (
    "she sent them",
    "she said yes to a helper",
    "she went on writing while it was checked",
    "nobody runs it",
)


def task_of(listing, by):
    """The check it waits for, begun by the team where nobody else has."""
    if not actions.task_in_progress(fresh(listing)):
        check_begins(listing, by)
    return actions.task_in_progress(fresh(listing))


def quietly(act):
    with suppress(PermissionDenied):
        act()


def by_workflow_page(listing, desk, jo):
    task = task_of(listing, jo)
    desk.post(reverse(f"{SNIPPET}:workflow_action", args=[listing.pk, "approve", task.pk]), {"comment": ""})


def by_workflow_in_the_editor(listing, desk, jo):
    task_of(listing, jo)
    one_line = actions.draft_of(listing).one_line
    form = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    desk.post(reverse(f"{SNIPPET}:edit", args=[listing.pk]), listing_data(name=listing.name, one_line=one_line, **form))


def by_the_old_version(listing, desk, jo):
    where = reverse(f"{SNIPPET}:revisions_revert", args=[listing.pk, listing.latest_revision_id])
    one_line = actions.draft_of(listing).one_line
    desk.post(where, listing_data(name=listing.name, one_line=one_line, **{"action-publish": "1"}))


def at_the_desk(listing, desk, jo):
    task_of(listing, jo)
    version = stamp(fresh(listing).latest_revision)
    desk.post(f"/desk/listings/{listing.pk}/", {"do": "publish", "version": version})


def with_others_at_the_desk(listing, desk, jo):
    task_of(listing, jo)
    chosen = f"{listing.pk}:{stamp(fresh(listing).latest_revision)}"
    desk.post("/desk/listings/publish/", {"listing": [chosen], "sure": "yes"})


def in_the_editor(listing, desk, jo):
    one_line = actions.draft_of(listing).one_line
    form = listing_data(name=listing.name, one_line=one_line, **{"action-publish": "1"})
    desk.post(reverse(f"{SNIPPET}:edit", args=[listing.pk]), form)


DOORS = {
    "the action": lambda listing, desk, jo: quietly(lambda: actions.publish_listing(listing, by=jo)),
    "the model": lambda listing, desk, jo: quietly(lambda: listing.publish(listing.latest_revision, user=jo)),
    "the version": lambda listing, desk, jo: quietly(lambda: listing.latest_revision.publish(user=jo)),
    "the task": lambda listing, desk, jo: quietly(lambda: task_of(listing, jo).approve(user=jo)),
    "the desk": at_the_desk,
    "many at the desk": with_others_at_the_desk,
    "many in the admin": lambda listing, desk, jo: desk.post(f"{BULK}?id={listing.pk}"),
    "the editor": in_the_editor,
    "an old version in the editor": by_the_old_version,
    "Wagtail's workflow page": by_workflow_page,
    "the workflow in the editor": by_workflow_in_the_editor,
}
#: Whose words everybody reads after a yes: two doors never publish by themselves what somebody runs.
OPEN = (
    "the action",
    "the model",
    "the version",
    "the task",
    "the desk",
    "many in the admin",
    "Wagtail's workflow page",
)


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("how", REFUSED)
def test_without_a_yes_no_door_opens(how, door, words, desk, jo, garden):
    listing = words(how)

    DOORS[door](listing, desk, jo)

    assert fresh(garden).one_line == OLD


@pytest.mark.parametrize("door", OPEN)
@pytest.mark.parametrize("how", AGREED)
def test_with_a_yes_the_team_publishes(how, door, words, desk, jo, garden):
    listing = words(how)

    DOORS[door](listing, desk, jo)

    assert fresh(garden).one_line == NEW


@pytest.mark.parametrize("how", [*REFUSED, *AGREED])
def test_one_question_answers_for_every_door(how, words):
    assert agreed.waits_for_yes(words(how)) == (how in REFUSED)


def test_the_refusal_says_what_to_do(words, jo):
    listing = words("she said no")

    with pytest.raises(agreed.NotAgreed, match="Ask them first: open the listing at the desk"):
        actions.publish_listing(listing, by=jo)


def test_what_everybody_has_seen_needs_no_second_yes(garden, jo):
    actions.unpublish_listing(garden, by=jo)

    actions.publish_listing(fresh(garden), by=jo)

    assert fresh(garden).live


def test_words_that_were_put_back_wait_for_nobody(garden, helps, meg, write):
    helps()
    version = write(garden, meg, NEW)
    assert agreed.waits_for_yes(fresh(garden))

    actions.undo(garden, by=meg, version=version.pk)

    assert not agreed.waits_for_yes(fresh(garden))


def test_what_the_team_itself_vouches_for_waits_for_nobody(garden, jo):
    draft = actions.draft_of(garden)
    draft.checks.all().delete()
    draft.save_revision(user=jo)

    actions.publish_listing(fresh(garden), by=jo)

    assert not fresh(garden).has_unpublished_changes


def test_hiding_needs_nobodys_yes(words, jo, garden):
    actions.hide_listing(words("a helper wrote them"), by=jo)

    assert not fresh(garden).is_public


def test_a_yes_from_before_it_was_published_is_not_a_yes_to_what_comes_after(garden, ana, jo, write):
    write(garden, ana, "We dig.")
    actions.send_for_checking(fresh(garden), by=ana)
    actions.task_in_progress(fresh(garden)).approve(user=jo)

    write(garden, ana, NEW)

    assert agreed.waits_for_yes(fresh(garden))


def test_what_was_sent_back_and_changed_is_sent_again_first(garden, ana, jo, write):
    write(garden, ana, "We dig.")
    actions.send_for_checking(fresh(garden), by=ana)
    actions.task_in_progress(fresh(garden)).reject(user=jo, comment="Nearly.")

    write(garden, ana, NEW)

    assert agreed.waits_for_yes(fresh(garden))


@pytest.mark.parametrize("n", [1, 6])
def test_a_list_costs_what_one_listing_does(n, make_listing, ana, jo, groups, django_assert_num_queries):
    for number in range(n):
        listing = make_listing(name=f"No {number}", owner=ana)
        _changed(listing).save_revision(user=jo)
    rows = list(Enterprise.objects.prefetch_related("ownership_set"))

    with django_assert_num_queries(4):
        assert len(agreed.waiting_for_yes([(each, each.latest_revision_id) for each in rows])) == n


# --- what the screens say --------------------------------------------------------------------------------------------


def test_the_desk_says_who_decides_and_leads_to_the_question(desk, words):
    listing = words("a helper wrote them")

    page = desk.get(f"/desk/listings/{listing.pk}/").content.decode()

    assert "Waits for Ana Silva to decide" in page
    assert f"/desk/listings/{listing.pk}/ask/" in page


def test_the_desk_leads_to_the_question_that_waits(desk, words):
    listing = words("a helper asked and she has not answered")

    page = desk.get(f"/desk/listings/{listing.pk}/").content.decode()

    assert "Read it to them, or print their slip" in page


def test_after_a_no_the_desk_says_so(desk, words):
    assert "They were asked, and said no." in desk.get(f"/desk/listings/{words('she said no').pk}/").content.decode()


def test_the_queue_marks_it_and_offers_no_tick(desk, words):
    words("the team changed what she sent")

    page = desk.get("/desk/listings/").content.decode()

    assert ("Waits for their yes" in page, "A small change" in page) == (True, False)


def test_asking_takes_it_out_of_the_queue_and_her_yes_brings_it_back(desk, words, ana, jo):
    listing = words("the team changed what she sent")

    desk.post(f"/desk/listings/{listing.pk}/ask/", {"person": ana.pk})
    row = ana.to_decide.get()
    assert actions.task_in_progress(fresh(listing)) is None
    answer(row, True, ana)
    at_the_desk(listing, desk, jo)

    assert fresh(listing).one_line == "Something else."


def test_what_she_sent_herself_is_not_asked_again(desk, words, ana):
    listing = words("she sent them")

    desk.post(f"/desk/listings/{listing.pk}/ask/", {"person": ana.pk})

    assert not ana.to_decide.exists()
    assert actions.task_in_progress(fresh(listing))


def test_the_editor_has_no_dead_button(desk, words):
    listing = words("a helper wrote them")

    page = desk.get(reverse(f"{SNIPPET}:edit", args=[listing.pk])).content.decode()

    assert "Waits for Ana Silva to decide." in page
    assert ("action-publish" in page, "action-submit" in page) == (False, False)


def test_words_typed_with_an_old_publish_button_are_kept(desk, garden, jo):
    """The page was open before somebody ran it: saved as a draft, not refused."""
    in_words = listing_data(name=garden.name, one_line=NEW, **{"action-publish": "1"})

    desk.post(reverse(f"{SNIPPET}:edit", args=[garden.pk]), in_words)

    assert (fresh(garden).one_line, actions.draft_of(garden).one_line) == (OLD, NEW)


def test_words_typed_with_an_approval_stay_on_the_page(desk, words):
    listing = words("she sent them")
    form = listing_data(
        name=listing.name,
        one_line="Typed by Jo.",
        **{"action-workflow-action": "1", "workflow-action-name": "approve"},
    )

    page = desk.post(reverse(f"{SNIPPET}:edit", args=[listing.pk]), form).content.decode()

    assert "Typed by Jo." in page
    assert "Nobody who runs this enterprise has said yes" in page


def test_several_at_once_says_which_wait(desk, words):
    listing = words("a helper wrote them")

    page = desk.get(f"{BULK}?id={listing.pk}").content.decode()

    assert "These wait for the yes of those who run them" in page


def test_she_reads_what_others_wrote_before_she_sends_it(client, words, ana):
    listing = words("the team wrote them")
    client.force_login(ana)

    page = client.get(f"/my/enterprises/{listing.pk}/send/").content.decode()

    assert ("Jo Reed wrote in it too" in page, "What would change" in page, "plant" in page) == (True, True, True)


def test_what_she_wrote_alone_is_not_shown_to_her_again(client, words, ana):
    listing = words("she wrote them and has not sent them")
    client.force_login(ana)

    assert "wrote in it too" not in client.get(f"/my/enterprises/{listing.pk}/send/").content.decode()


def test_what_came_while_she_looked_is_shown_first(client, garden, words, ana, jo):
    listing = words("she wrote them and has not sent them")
    client.force_login(ana)
    version = client.get(f"/my/enterprises/{listing.pk}/send/").context["version"]
    _changed(garden, "Something else.").save_revision(user=jo)

    page = client.post(f"/my/enterprises/{listing.pk}/send/", {"version": version}, follow=True).content.decode()

    assert "Somebody wrote in it while you looked." in page
    assert "Something else." in page
    assert actions.task_in_progress(fresh(listing)) is None
