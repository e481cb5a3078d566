"""Ana lets Priya of the council open her insurance for some days: with a code, written down, and ended in one press."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from core import private_files
from core.models import Event
from core.moves import WrongMoment
from enterprises.listings import actions as listings
from enterprises.listings.documents import actions as documents
from enterprises.listings.documents import after_restore
from enterprises.listings.documents.sharing import actions, keeping, links
from enterprises.listings.documents.trail import trail
from enterprises.listings.models import Document, DocumentShare
from tests.signed_in import just_signed_in

PRIYA = "priya@council.example"


@pytest.fixture
def share(sent, ana):
    return actions.share_document(sent, by=ana, name="Priya Shah", email=PRIYA, days=7)


@pytest.fixture
def priya(client, share):
    """Somebody outside, with the link from the e-mail."""
    client.link = f"/shared/{links.token_for(share)}/"
    return client


@pytest.fixture
def code(priya, mailoutbox, django_capture_on_commit_callbacks):
    def ask():
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            priya.post(priya.link, {"do": "send"})
        return re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", mailoutbox[-1].body).group()

    return ask


def opened(by=None):
    return Event.objects.filter(tag="share:opened", by=by).count()


# --- Ana -----------------------------------------------------------------------------------------------------------
def test_ana_sees_what_will_happen_before_it_happens(client, ana, garden, sent, mailoutbox):
    anas, address = just_signed_in(client, ana), f"/my/enterprises/{garden.pk}/documents/{sent.pk}/share/"
    typed = {"name": "Priya Shah", "their_email": PRIYA, "days": "14"}

    first = anas.get(address).content.decode()
    second = anas.post(address, typed).content.decode()
    assert not DocumentShare.objects.exists()
    changed = anas.post(address, {**typed, "do": "change"}).content.decode()

    assert 'value="7"' in first
    assert "Is this right?" in second
    assert "What happens then" in second
    assert 'value="Priya Shah"' in changed
    assert "Is this right?" not in changed


def test_ana_shares_it_and_priya_and_those_who_run_it_are_told(
    client, ana, ben, garden, sent, mailoutbox, django_capture_on_commit_callbacks
):
    garden.ownership_set.create(person=ben)
    anas, address = just_signed_in(client, ana), f"/my/enterprises/{garden.pk}/documents/{sent.pk}/share/"

    with django_capture_on_commit_callbacks(execute=True):
        page = anas.post(address, {"name": "Priya Shah", "their_email": PRIYA, "days": "7", "do": "share"}, follow=True)

    found = {letter.to[0]: letter for letter in mailoutbox}
    assert set(found) == {PRIYA, ana.email, ben.email}
    assert found[PRIYA].subject == "A document is shared with you"
    assert f"/shared/{links.token_for(DocumentShare.objects.get())}/" in found[PRIYA].body
    assert not any("canary-insurer" in letter.subject + letter.body for letter in mailoutbox)
    assert PRIYA not in found[ben.email].body
    assert "Stop sharing now" in page.content.decode()
    assert "1 person outside can open it." in anas.get(f"/my/enterprises/{garden.pk}/documents/").content.decode()


def test_from_a_page_left_open_nothing_is_shared(client, ana, garden, sent):
    client.force_login(ana)

    answer = client.post(
        f"/my/enterprises/{garden.pk}/documents/{sent.pk}/share/",
        {"name": "Priya", "their_email": PRIYA, "days": "7", "do": "share"},
    )

    assert "/accounts/reauthenticate/" in answer.url
    assert not DocumentShare.objects.exists()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": ""}, "Write who it is."),
        ({"their_email": ""}, "Write their e-mail."),
        ({"their_email": "priya"}, "e-mail address"),
        ({"days": "31"}, "Select a valid choice"),
        ({"days": ""}, "Choose an answer to"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_stays(client, ana, garden, sent, given, sentence):
    typed = {"name": "Priya Shah", "their_email": PRIYA, "days": "7", "do": "share", **given}

    page = (
        just_signed_in(client, ana)
        .post(f"/my/enterprises/{garden.pk}/documents/{sent.pk}/share/", typed)
        .content.decode()
    )

    assert sentence in page
    assert PRIYA in page or "Priya Shah" in page
    assert not DocumentShare.objects.exists()


@pytest.mark.parametrize("who", ["jo", "ben", "sam", "root", "ed"])
def test_nobody_but_who_runs_it_shares_or_ends_it(request, sent, share, who):
    person = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        actions.share_document(sent, by=person, name="Me", email="me@example.com", days=1)
    with pytest.raises(PermissionDenied):
        actions.end_share(share, by=person)


def test_of_a_police_check_there_is_nothing_to_share(client, garden, ana, jo, insurance, in_days):
    seen = documents.Seen(proves=insurance, ends_on=in_days(500))
    police = documents.record_sighted(garden, by=jo, kind="police", level="basic", seen=seen)

    with pytest.raises(WrongMoment):
        actions.share_document(police, by=ana, name="Priya", email=PRIYA, days=7)
    page = just_signed_in(client, ana).get(f"/my/enterprises/{garden.pk}/documents/{police.pk}/").content.decode()
    assert "Share it with somebody outside" not in page


def test_shared_again_with_the_same_address_the_earlier_link_ends(sent, share, ana):
    again = actions.share_document(sent, by=ana, name="Priya", email=PRIYA.upper(), days=30)

    assert list(DocumentShare.objects.live()) == [again]


def test_there_is_a_most(sent, ana):
    for number in range(actions.MOST):
        actions.share_document(sent, by=ana, name="N", email=f"n{number}@example.com", days=7)

    with pytest.raises(ValidationError):
        actions.share_document(sent, by=ana, name="N", email="one-more@example.com", days=7)


# --- Priya ---------------------------------------------------------------------------------------------------------
def test_priya_asks_for_a_code_types_it_and_saves_the_file(priya, code, sent, share, ana):
    first = priya.get(priya.link).content.decode()
    assert not DocumentShare.objects.exclude(code_digest="").exists()  # opening the page alone sends nothing
    page = priya.post(priya.link, {"code": code().lower()}, follow=True).content.decode()
    answer = priya.get(f"{priya.link}file/")

    assert "canary-insurer" not in first + page
    assert "Here is the document" in page
    assert answer.content == private_files.read(sent.file)
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
    assert [line.sentence for line in trail([sent])] == [
        "Priya Shah opened it. It was shared with them.",
        "Ana Silva shared it with Priya Shah.",
        "Ana Silva sent it.",
    ]


def test_without_the_code_there_is_no_file(priya):
    answer = priya.get(f"{priya.link}file/")

    assert (answer.status_code, answer.url) == (302, priya.link)
    assert opened() == 0


def test_a_code_works_once_and_in_one_browser(priya, code):
    typed = {"code": code()}
    priya.post(priya.link, typed)

    another = Client()
    page = another.post(priya.link, typed).content.decode()

    assert "That code does not work" in page
    assert another.get(f"{priya.link}file/").status_code == 302


def test_guessing_ends_the_code(priya, code):
    right = code()
    for _each in range(actions.MOST_WRONG_CODES):
        priya.post(priya.link, {"code": "2345-2345"})

    assert "That code does not work" in priya.post(priya.link, {"code": right}).content.decode()


def test_an_old_code_does_not_work(priya, code):
    right = code()

    with time_machine.travel(timezone.now() + actions.CODE_AGE + timedelta(minutes=1)):
        assert "That code does not work" in priya.post(priya.link, {"code": right}).content.decode()


def test_codes_are_sent_only_so_often(priya, mailoutbox):
    answers = [priya.post(priya.link, {"do": "send"}).status_code for _each in range(7)]

    assert answers == [302] * 5 + [429] * 2


def test_after_half_an_hour_the_browser_needs_a_new_code(priya, code):
    priya.post(priya.link, {"code": code()})

    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert priya.get(f"{priya.link}file/").status_code == 302


def test_a_link_to_another_document_is_not_opened_by_this_code(priya, code, garden, ana, paper):
    other = documents.add_document(garden, by=ana, kind="training", paper=paper, words="")
    second = actions.share_document(other, by=ana, name="Priya", email=PRIYA, days=7)
    priya.post(priya.link, {"code": code()})

    assert priya.get(f"/shared/{links.token_for(second)}/file/").status_code == 302


# --- how it ends ---------------------------------------------------------------------------------------------------
def test_ana_ends_it_in_one_press_and_it_opens_no_more(priya, code, ana, garden, sent, share):
    priya.post(priya.link, {"code": code()})
    assert priya.get(f"{priya.link}file/").status_code == 200
    anas = Client()
    anas.force_login(ana)

    page = anas.post(f"/my/enterprises/{garden.pk}/documents/{sent.pk}/share/{share.pk}/end/", follow=True)

    assert "Ended. The link does not open it any more." in page.content.decode()
    assert priya.get(f"{priya.link}file/").status_code == 302
    assert "Those who shared it have stopped it." in priya.get(priya.link).content.decode()
    assert opened() == 1


def ways_to_end(sent, jo, ana, insurance, in_days):
    seen = documents.Seen(proves=insurance, ends_on=in_days(200))
    return {
        "removed": lambda: documents.remove_document(sent, by=ana),
        "cannot be used": lambda: documents.say_not_usable(sent, by=jo, words="No"),
        "let go": lambda: (documents.say_seen(sent, by=jo, seen=seen), documents.let_go(sent, by=jo)),
        "closed": lambda: listings.close_for_good(sent.enterprise, by=ana, why=""),
        "run out": lambda: Document.objects.filter(pk=sent.pk).update(ends_on=in_days(-1)),
    }


@pytest.mark.parametrize("way", ["removed", "cannot be used", "let go", "closed", "run out"])
def test_it_ends_with_the_document_and_with_the_enterprise(priya, code, sent, share, jo, ana, insurance, in_days, way):
    priya.post(priya.link, {"code": code()})

    ways_to_end(sent, jo, ana, insurance, in_days)[way]()

    assert not DocumentShare.objects.live().exists()
    assert priya.get(f"{priya.link}file/").status_code == 302
    page = priya.get(priya.link).content.decode()
    assert "This is not shared any more" in page
    assert "Ask the person who sent you the link" in page


def test_what_counts_again_later_is_not_shared_again_by_itself(sent, share, jo, insurance, in_days):
    documents.say_seen(sent, by=jo, seen=documents.Seen(proves=insurance, ends_on=in_days(200)))
    documents.let_go(sent, by=jo)
    documents.put_back(sent, by=jo)

    assert not DocumentShare.objects.live().exists()


def test_its_time_is_over_by_itself(priya, share):
    with time_machine.travel(share.ends_at + timedelta(minutes=1)):
        page = priya.get(priya.link).content.decode()

    assert "It was shared until" in page


@pytest.mark.parametrize("token", ["1", "1:abc", "nothing"])
def test_a_spoilt_link_says_what_to_do(client, db, token):
    page = client.get(f"/shared/{token}/").content.decode()

    assert "This link is not complete" in page
    assert client.get(f"/shared/{token}/file/").status_code == 302


def test_a_file_that_is_lost_gets_a_sentence(priya, code, sent):
    priya.post(priya.link, {"code": code()})
    private_files.delete(sent.file)

    page = priya.get(f"{priya.link}file/", follow=True).content.decode()

    assert "The file is not there any more." in page
    assert opened() == 0


# --- how long, and afterwards --------------------------------------------------------------------------------------
def test_with_whom_is_forgotten_after_a_while_and_that_it_was_opened_is_not(sent, share, ana):
    actions.open_shared(share)
    actions.share_document(sent, by=ana, name="Another", email="another@example.com", days=30)

    with time_machine.travel(share.ends_at + keeping.KEPT + timedelta(days=1)):
        assert keeping.named_before(timezone.now() - keeping.KEPT).count() == 1
        keeping.forget_whom_it_was_shared_with.call()
        keeping.forget_whom_it_was_shared_with.call()
        sentences = [line.sentence for line in trail([sent])]

    share.refresh_from_db()
    assert (share.name, share.email, share.receiver) == ("", "", "")
    assert "Somebody whose name is not kept any more opened it. It was shared with them." in sentences
    assert "Ana Silva shared it with Another." in sentences


def test_a_backup_shares_nothing_again(share, ana):
    before = timezone.now()
    actions.end_share(share, by=ana)
    ended = after_restore.ended_since(before)
    DocumentShare.objects.update(status="open", ended_at=None)

    actions.end_again(ended)

    assert not DocumentShare.objects.live().exists()


@pytest.mark.parametrize("rows", [1, 8])
def test_the_trail_takes_as_many_questions_however_many_opened_it(sent, ana, rows, django_assert_num_queries):
    for number in range(rows):
        actions.open_shared(actions.share_document(sent, by=ana, name="N", email=f"n{number}@example.com", days=7))

    with django_assert_num_queries(4):
        list(trail([sent]))
