"""At the desk: Jo hands listings over, sees who is stuck, welcomes newcomers. Dee, of another area, sees none of it."""

import io
import re
from datetime import timedelta

import pikepdf
import pytest
from django.utils import timezone

from core.desk import waiting_for
from core.models import Event
from core.saved import codes
from enterprises.listings import actions
from enterprises.listings.models import Invitation, Newcomer

INVITATIONS, NEWCOMERS = "/admin/listings/invitations/", "/admin/listings/newcomers/"


@pytest.fixture
def listing(make_listing):
    return make_listing(name="Ana's Garden", slug="anas-garden")


@pytest.fixture
def newcomer(area):
    def make(**fields):
        facts = {"enterprise_name": "Spokes", "one_line": "We mend bicycles.", "postcode": "GL5 1QA", "area": area}
        facts |= {"person_name": "Ana Silva", "phone": "01632 960777", "wants": ["words"]}
        return Newcomer.objects.create(**(facts | fields))

    return make


def test_a_listing_is_handed_over_on_its_own_page(desk, listing):
    edit = desk.get(f"/admin/snippets/listings/enterprise/edit/{listing.pk}/").text
    assert f"/admin/listings/{listing.pk}/invite/" in edit
    page = desk.get(f"/admin/listings/{listing.pk}/invite/").text
    assert "Nobody runs it here yet." in page

    done = desk.post(f"/admin/listings/{listing.pk}/invite/", {"way": "paper", "language": "en-gb"}, follow=True)

    made = Invitation.objects.get()
    assert done.redirect_chain == [(f"{INVITATIONS}{made.pk}/", 302)]
    assert "Print the slip" in done.text
    assert codes.shown(actions.code_of(made)) not in done.text


def test_the_slip_has_the_address_the_code_and_the_number(desk, listing, jo):
    made = actions.invite_owner(listing, by=jo, way="paper", for_whom="Ana")

    answer = desk.get(f"{INVITATIONS}{made.pk}/slip.pdf")

    assert answer["Cache-Control"] == "no-store"
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo["/Title"]) == "An invitation to look after your listing"


def test_a_slip_is_not_printed_once_its_code_works_no_more(desk, listing, jo):
    by_mail = actions.invite_owner(listing, by=jo, way="email", address="ana@example.com")
    slip = actions.invite_owner(listing, by=jo, way="paper")
    actions.revoke_invitation(slip, by=jo)

    assert desk.get(f"{INVITATIONS}{slip.pk}/slip.pdf").status_code == 404
    assert desk.get(f"{INVITATIONS}{by_mail.pk}/slip.pdf").status_code == 404


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"way": "email"}, "Write their e-mail address."),
        ({"way": "text", "phone": "01632 960123"}, "Write the number of a mobile phone"),
        ({}, "This field is required."),
    ],
)
def test_what_is_missing_is_said_and_the_rest_comes_back(desk, listing, typed, says):
    page = desk.post(f"/admin/listings/{listing.pk}/invite/", {"for_whom": "Ana", "language": "cy", **typed}).text

    assert says in page
    assert 'value="Ana"' in page
    assert not Invitation.objects.exists()


def test_an_invitation_is_taken_back_and_made_again(desk, listing, jo):
    made = actions.invite_owner(listing, by=jo, way="email", address="ana@example.com")

    page = desk.post(f"{INVITATIONS}{made.pk}/", {"act": "take_back"}, follow=True).text

    assert "Taken back. The code does not work any more." in page
    assert "Invite again, or in another way" in page
    made.refresh_from_db()
    assert actions.why_not(made) == "revoked"


def test_the_list_says_where_each_is_stuck_and_is_searched(desk, jo, ana, make_listing):
    names = ("New", "Stuck", "Opened", "Done")
    _new, stuck, opened, done = (
        actions.invite_owner(make_listing(name=name), by=jo, way="email", address="ana.silva@example.com")
        for name in names
    )
    Invitation.objects.filter(pk=stuck.pk).update(made_at=timezone.now() - timedelta(days=4))
    actions.mark_opened(opened)
    actions.accept_invitation(done, by=ana)

    page = desk.get(INVITATIONS).text
    for words in ("Has not typed the code yet", "Typed the code", "Accepted", "by Ana Silva", "an•••@example.com"):
        assert words in page
    assert "ana.silva@example.com" not in page

    def found(query):
        return {row.enterprise.name for row in desk.get(f"{INVITATIONS}?{query}").context["object_list"]}

    assert found("state=stuck") == {"Stuck"}
    assert found("state=open") == {"New", "Stuck", "Opened"}
    assert found("state=accepted") == {"Done"}
    assert found("q=Opened") == {"Opened"}


def test_the_desk_says_who_is_stuck_and_who_is_new(desk, jo, dee, listing, newcomer):
    made = actions.invite_owner(listing, by=jo, way="paper")
    Invitation.objects.filter(pk=made.pk).update(made_at=timezone.now() - timedelta(days=4))
    newcomer()

    lines = [waiting.words for waiting in waiting_for(jo)]

    assert "1 newcomer to welcome" in lines
    assert "1 invitation got stuck" in lines
    assert waiting_for(dee) == []


def test_another_areas_team_finds_nothing(desk_of, dee, jo, listing, newcomer):
    other = desk_of(dee)
    made, told = actions.invite_owner(listing, by=jo, way="paper"), newcomer()

    for address in (
        f"/admin/listings/{listing.pk}/invite/",
        f"{INVITATIONS}{made.pk}/",
        f"{INVITATIONS}{made.pk}/slip.pdf",
        f"{NEWCOMERS}{told.pk}/",
    ):
        assert (address, other.get(address).status_code) == (address, 404)
    assert not other.get(INVITATIONS).context["object_list"]
    assert not other.get(NEWCOMERS).context["object_list"]


def test_reading_a_newcomer_is_written_down(desk, jo, newcomer):
    told = newcomer()

    page = desk.get(f"{NEWCOMERS}{told.pk}/").text

    assert "01632 960777" in page
    assert "Writing the words" in page
    assert Event.objects.filter(tag="newcomer:read", by=jo, subject_id=str(told.pk)).count() == 1


def test_who_told_us_with_a_mobile_alone_signs_in_with_it_once_jo_started_the_draft(
    desk, client, newcomer, textbox, django_capture_on_commit_callbacks
):
    told = newcomer(phone="07700 900777")
    desk.post(f"{NEWCOMERS}{told.pk}/", {"act": "start"})
    told.refresh_from_db()

    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/login/code/", {"mobile": "+44 7700 900777"})
    code = re.search(r"\d{4}-\d{4}", textbox[-1].words).group()
    client.post("/accounts/login/code/confirm/", {"code": code})

    assert told.enterprise.name in client.get("/my/").text


def test_jo_starts_the_draft_for_somebody_without_e_mail(desk, jo, newcomer):
    told = newcomer()

    page = desk.post(f"{NEWCOMERS}{told.pk}/", {"act": "start"}, follow=True).text

    assert "The listing is started as a draft, and they run it." in page
    told.refresh_from_db()
    owner = told.enterprise.owners.get()
    assert (owner.name, owner.email, owner.phone) == ("Ana Silva", None, "01632 960777")
    assert (told.enterprise.live, told.status, told.handled_by) == (False, "handled", jo)
    assert told.enterprise.public_place
    assert "there already" in desk.post(f"{NEWCOMERS}{told.pk}/", {"act": "start"}, follow=True).text


def test_an_editor_gives_somebody_of_no_area_a_team(desk_of, ed, area, newcomer):
    told, editor = newcomer(area=None), desk_of(ed)

    assert "This field is required" in editor.post(f"{NEWCOMERS}{told.pk}/", {"act": "start"}).text
    editor.post(f"{NEWCOMERS}{told.pk}/", {"act": "start", "area": area.pk})

    told.refresh_from_db()
    assert told.enterprise.area == area


def test_a_listing_that_is_there_already_is_given_to_whoever_said_so(
    desk, ana, listing, newcomer, mailoutbox, django_capture_on_commit_callbacks
):
    told = newcomer(person=ana, maybe_is=listing, phone="")

    with django_capture_on_commit_callbacks(execute=True):
        page = desk.post(f"{NEWCOMERS}{told.pk}/", {"act": "give"}, follow=True).text

    assert "They run the listing now, and know it." in page
    assert list(listing.owners.all()) == [ana]
    assert [letter.subject for letter in mailoutbox] == ["Your listing is yours to look after"]


def test_dealt_with_can_be_undone(desk, newcomer):
    told = newcomer()
    desk.post(f"{NEWCOMERS}{told.pk}/", {"act": "done"})
    told.refresh_from_db()
    assert told.status == "handled"

    desk.post(f"{NEWCOMERS}{told.pk}/", {"act": "again"})

    told.refresh_from_db()
    assert (told.status, told.handled_by) == ("open", None)


@pytest.mark.parametrize("kind", [INVITATIONS, NEWCOMERS])
def test_empty_lists_say_what_comes_here(desk, kind):
    assert "Nobody" in desk.get(kind).text


def test_the_lists_ask_as_often_for_thirty_rows(desk, jo, make_listing, newcomer, django_assert_max_num_queries):
    for number in range(2):
        actions.invite_owner(make_listing(), by=jo, way="paper")
        newcomer(enterprise_name=f"Spokes {number}")
    desk.get(INVITATIONS), desk.get(NEWCOMERS)
    with django_assert_max_num_queries(40) as few:
        desk.get(INVITATIONS), desk.get(NEWCOMERS)
    for number in range(28):
        actions.invite_owner(make_listing(), by=jo, way="paper")
        newcomer(enterprise_name=f"More {number}")

    with django_assert_max_num_queries(len(few)):
        desk.get(INVITATIONS), desk.get(NEWCOMERS)
