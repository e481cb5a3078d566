"""Ana names Meg, with a fresh sign-in; Meg says yes or no; either ends it."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.helping import actions as helping
from accounts.models import Help, Prepared
from core import personal, retention
from core.models import Event
from core.moves import WrongMoment
from core.saved import codes
from tests.signed_in import just_signed_in

pytestmark = pytest.mark.django_db


def wishes(**more):
    day = (timezone.localdate() + timedelta(days=1)).isoformat()
    return {"helper_name": "Meg", "subject": "", "capabilities": ["words"], "until": day, "way": "paper", **more}


def sent(client, **more):
    """Fill the form in as it stands, but for what the test says, and send it."""
    form = client.get("/my/helpers/new/").context["form"]
    first = {name: form.fields[name].choices[0][0] for name in ("subject", "until")}
    return client.post("/my/helpers/new/", {**wishes(**first), **more}, follow=True)


def test_ana_names_meg_and_hands_her_the_code(client, ana, garden):
    just_signed_in(client, ana)

    page = sent(client)

    row = Help.objects.get()
    assert helping.code_of(row).encode() in page.content.replace(b"-", b"")
    assert (row.person, row.capabilities, row.status, row.subject_id) == (ana, ["words"], "invited", str(garden.pk))
    assert list(Event.objects.filter(tag="help:named").values_list("by", "on_behalf_of")) == [(ana.pk, None)]
    assert "Has not said yes yet" in client.get("/my/helpers/").content.decode()


def test_a_page_left_open_does_not_name_anybody(client, ana, garden):
    client.force_login(ana)

    page = sent(client)

    assert page.redirect_chain[0][0].startswith("/accounts/reauthenticate/")
    assert not Help.objects.exists()


def test_the_code_goes_by_email(ana, garden, named, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        row = named(way="email", address="meg@example.com")

    [letter] = mailoutbox
    assert (letter.to, letter.subject) == (["meg@example.com"], "Somebody would like your help")
    assert helping.code_of(row) in letter.body.replace("-", "")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"helper_name": ""}, "This field is required"),
        ({"capabilities": []}, "Choose what they may prepare."),
        ({"capabilities": ["money"]}, "Select a valid choice"),
        ({"subject": "listings.enterprise:999"}, "Select a valid choice"),
        ({"way": "email"}, "Write their e-mail address."),
        ({"way": "email", "helper_email": "ana@example.com"}, "This is your own address."),
        ({"until": "2999-01-01"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_gets_a_sentence_and_names_nobody(client, ana, garden, given, sentence):
    just_signed_in(client, ana)

    page = sent(client, **given)

    assert not Help.objects.exists()
    assert sentence in str(page.context["form"].errors)


def test_somebody_who_runs_nothing_is_told_so(client, sam):
    client.force_login(sam)

    assert "There is nothing yet that a helper could" in client.get("/my/helpers/new/").content.decode()
    assert client.post("/my/helpers/new/", wishes()).status_code == 200
    assert not Help.objects.exists()


def test_only_what_an_app_has_offered_is_kept(ana, garden, named):
    with pytest.raises(ValidationError):
        named(what=("money",))
    assert named(what=("words", "money")).capabilities == ["words"]


def test_a_stranger_cannot_name_a_helper_for_her(sam, jo, ana, garden, named):
    with pytest.raises(PermissionDenied):
        named(by=sam)
    assert named(by=jo).made_by == jo  # her worker may, when she asks


def test_nobody_helps_themselves(ana, garden, named):
    with pytest.raises(WrongMoment):
        helping.accept_help(named(), by=ana)


def test_a_code_works_once_and_says_why_not(at_megs, meg, garden, named, sam, client):
    row = named()
    code = helping.code_of(row)
    at_megs.post("/helping/", {"help_code": code})
    at_megs.post("/helping/yes/", {"answer": "yes"})
    client.force_login(sam)

    page = client.post("/helping/", {"help_code": code}).content.decode()

    assert "used already" in page
    assert Help.objects.get().helper == meg


def test_meg_may_say_no(at_megs, ana, garden, named, mailoutbox, django_capture_on_commit_callbacks):
    row = named()
    at_megs.post("/helping/", {"help_code": helping.code_of(row)})
    with django_capture_on_commit_callbacks(execute=True):
        at_megs.post("/helping/yes/", {"answer": "no"})

    assert Help.objects.get().status == "declined"
    assert [(each.to, each.subject) for each in mailoutbox] == [([ana.email], "Your helper said no")]


def test_who_is_not_signed_in_gets_a_second_code(client, garden, named):
    client.post("/helping/", {"help_code": helping.code_of(named())})

    assert "Who are you?" in client.get("/helping/yes/").content.decode()
    answer = client.post("/helping/yes/", {"person_name": "Tom", "email": "tom@example.com", "next": "/helping/yes/"})
    assert answer.headers["Location"].startswith("/accounts/login/code/confirm/")
    assert Help.objects.get().status == "invited"


def test_a_second_code_by_text_is_enough(client, garden, named, textbox, django_capture_on_commit_callbacks):
    client.post("/helping/", {"help_code": helping.code_of(named())})

    with django_capture_on_commit_callbacks(execute=True):
        form = {"person_name": "Meg", "phone": "07700 900123", "next": "/helping/yes/"}
        asked = client.post("/helping/yes/", form)
    code = re.search(r"\d{4}-\d{4}", textbox[0].words).group()
    client.post(asked.url, {"code": code, "next": "/helping/yes/"})
    client.post("/helping/yes/", {"answer": "yes"})

    helper = Help.objects.get().helper
    assert (helper.name, helper.email, helper.sign_in_phone.number) == ("Meg", None, "+447700900123")


def test_one_press_ends_it_for_either(
    client, ana, at_megs, garden, helps, mailoutbox, django_capture_on_commit_callbacks
):
    row = helps()
    with django_capture_on_commit_callbacks(execute=True):
        at_megs.post(f"/my/helpers/{row.pk}/")

    assert Help.objects.get().status == "ended"
    assert [(each.to, each.subject) for each in mailoutbox] == [([ana.email], "Help has ended")]
    client.force_login(ana)
    assert "Nobody helps you here now" in client.get("/my/helpers/").content.decode()
    assert "ended already" in client.post(f"/my/helpers/{row.pk}/", follow=True).content.decode()


def test_strangers_do_not_find_it(client, sam, garden, helps):
    client.force_login(sam)

    assert client.get(f"/my/helpers/{helps().pk}/").status_code == 404
    assert client.post(f"/my/helpers/{Help.objects.get().pk}/").status_code == 404
    assert Help.objects.get().status == "going"


@pytest.mark.parametrize(
    "change",
    [
        {"status": "going", "helper": None},
        {"status": "ended", "ended_at": None},
        {"subject_type": "listings.enterprise", "subject_id": ""},
    ],
)
def test_the_database_refuses_what_cannot_be(helps, garden, change):
    row = helps()

    with pytest.raises(IntegrityError), transaction.atomic():
        Help.objects.filter(pk=row.pk).update(**change)


def test_the_database_lets_nobody_decide_for_somebody(ana, meg, jo, garden):
    row = {"person": ana, "capability": "words", "subject_type": "a.b", "subject_id": "1"}
    answered = {"status": "yes", "answered_at": timezone.now(), "expires_at": timezone.now()}
    for number, (how, by) in enumerate((("tap", meg), ("code", jo), ("phone", ana), ("paper", ana), ("", ana))):
        codes = {f"{kind}_digest": f"{kind}{number}" for kind in ("look", "yes", "no")}
        with pytest.raises(IntegrityError), transaction.atomic():
            Prepared.objects.create(**row, **answered, **codes, how=how, answered_by=by)


def test_what_is_held_is_said_and_erased(ana, meg, garden, helps):
    helps(way="email", address="meg@example.com")
    part = personal.PARTS["help"]

    assert [(row["for"], row["helper"]) for row in part.held(ana)] == [("Ana Silva", "Meg Field")]
    part.erase(meg)
    assert part.held(ana) == []


def test_old_help_goes_and_the_log_stays(ana, garden, helps, settings):
    row = helps()
    Help.objects.filter(pk=row.pk).update(until=timezone.localdate() - timedelta(days=400))

    retention.sweep()

    assert not Help.objects.exists()
    assert Event.objects.filter(tag="help:accepted").exists()


def test_pages_cost_the_same_for_one_and_for_many(client, ana, garden, named):
    client.force_login(ana)
    named()
    counts = []
    for _round in range(2):
        client.get("/my/helpers/")
        with CaptureQueriesContext(connection) as seen:
            client.get("/my/helpers/")
            client.get("/my/helpers/log/")
        counts.append(len(seen))
        for _more in range(4):
            named()

    assert counts[0] == counts[1]


def test_a_listing_that_is_deleted_leaves_nothing_to_help_with(ana, meg, garden, helps, at_megs):
    helps(subject=("listings.enterprise", str(garden.pk)))

    garden.delete()

    assert not Help.objects.exists()
    assert at_megs.get("/my/").status_code == 200


def test_the_code_goes_by_text(garden, named, textbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        row = named(way="text", address="07700 900123")

    [text] = textbox
    assert codes.shown(helping.code_of(row)) in text.words
