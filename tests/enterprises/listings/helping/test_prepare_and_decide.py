"""Meg prepares, Ana decides: by a press, by a code, and never Meg for her."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from accounts.helping import actions as helping
from accounts.helping import deciding
from accounts.helping.log import log_of
from accounts.models import Prepared
from core.models import Event
from core.moves import WrongMoment
from core.saved import codes
from enterprises.listings import actions
from enterprises.listings.helping import asking
from enterprises.listings.history import history
from enterprises.listings.models import Enterprise


@pytest.fixture
def asked(garden, helps, meg, ana, write):
    """Meg wrote a line and asked Ana."""
    helps()
    write(garden, meg, "We dig and plant with you.")
    return asking.ask_about_words(Enterprise.objects.get(pk=garden.pk), by=meg, person=ana)


def is_being_checked(listing):
    return actions.task_in_progress(Enterprise.objects.get(pk=listing.pk)) is not None


def decide(client, prepared, answer, **more):
    address = reverse("helping:decision", args=[prepared.pk])
    version = client.get(address).context["version"]
    return client.post(address, {"answer": answer, "version": version, **more}, follow=True)


def test_the_whole_way_by_pages(
    client, ana, meg, at_megs, garden, named, mailoutbox, django_capture_on_commit_callbacks
):
    client.force_login(ana)
    row = named()
    code = client.get(reverse("helping:helper", args=[row.pk])).context["code"]

    at_megs.post("/helping/", {"help_code": code})
    page = at_megs.post("/helping/yes/", {"answer": "yes"}, follow=True)
    assert "Thank you. You help" in page.content.decode()
    tasks = reverse("my:tasks", args=[garden.pk])
    assert "You help" in at_megs.get(tasks).content.decode()
    step = reverse("my:step", kwargs={"pk": garden.pk, "step": "name"})
    form = at_megs.get(step)
    at_megs.post(
        step,
        {"name": garden.name, "one_line": "We plant with you.", "based_on": form.context["based_on"], "sitting": ""},
    )
    ask = reverse("listing_helping:ask", args=[garden.pk])
    assert "plant" in at_megs.get(ask).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        at_megs.post(ask)
    assert not is_being_checked(garden)
    letter = next(each for each in mailoutbox if each.to == [ana.email] and "yes or no" in each.subject)
    assert "We plant with you." in letter.body
    assert "Look, and say yes or no" in client.get("/my/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        decide(client, Prepared.objects.get(), "yes")

    assert is_being_checked(garden)
    assert Prepared.objects.get().status == "yes"
    assert [each.subject for each in mailoutbox if each.to == [meg.email]] == ["They said yes"]


def test_a_no_needs_no_reason_and_sends_nothing(client, ana, asked, garden):
    client.force_login(ana)

    decide(client, asked, "no")

    assert Prepared.objects.get().status == "no"
    assert not is_being_checked(garden)


def test_the_code_answers_without_signing_in_and_once(client, asked, garden):
    code = codes.shown(deciding.code_of(asked, "look"))
    assert client.post("/decide/", {"decide_code": code}).headers["Location"] == "/decide/answer/"
    page = client.get("/decide/answer/")
    assert "plant" in page.content.decode()
    assert not is_being_checked(garden)  # opening decides nothing

    client.post("/decide/answer/", {"answer": "yes", "version": page.context["version"]})

    assert is_being_checked(garden)
    again = client.post("/decide/", {"decide_code": code})
    assert "answered already, with yes" in again.content.decode()
    assert client.post("/decide/answer/", {"answer": "no"}).headers["Location"] == "/decide/"


def test_wrong_codes_get_a_sentence_and_are_counted(client, asked):
    assert "twelve letters" in client.post("/decide/", {"decide_code": "ABC"}).content.decode()
    unknown = codes.shown(codes.derived("nobody's", length=codes.LONG))
    answers = [client.post("/decide/", {"decide_code": unknown}).status_code for _try in range(7)]

    assert answers == [200] * 5 + [429] * 2


def test_what_was_changed_after_the_question_is_looked_at_again(client, ana, meg, asked, garden, write):
    client.force_login(ana)
    address = reverse("helping:decision", args=[asked.pk])
    seen = client.get(address).context["version"]
    write(garden, meg, "We dig for ourselves.")

    page = client.post(address, {"answer": "yes", "version": seen}, follow=True)

    assert "changed since" in page.content.decode()
    assert "ourselves" in page.content.decode()
    assert not is_being_checked(garden)
    decide(client, asked, "yes")
    assert is_being_checked(garden)


def test_a_helper_never_sends_takes_back_or_writes_while_it_is_checked(garden, helps, meg, ana, write):
    helps()
    write(garden, meg, "We dig and plant.")
    with pytest.raises(PermissionDenied):
        actions.send_for_checking(garden, by=meg)
    actions.send_for_checking(garden, by=ana)

    with pytest.raises(PermissionDenied):
        actions.take_back(garden, by=meg)
    # What is being checked takes the newest version along: nothing of Meg's may go there without a yes.
    with pytest.raises(WrongMoment):
        write(garden, meg, "Buy from Meg.")


def test_nobody_answers_for_her_but_herself(asked, meg, sam, jo):
    for somebody in (meg, sam, jo):
        for how in ("tap", "code"):
            with pytest.raises(PermissionDenied):
                deciding.decide(asked, is_yes=True, how=how, version=asked.version, by=somebody)
    for somebody in (meg, sam):
        with pytest.raises(PermissionDenied):
            deciding.decide(asked, is_yes=True, how="phone", version=asked.version, by=somebody)


def test_others_find_no_question(client, sam, meg, asked):
    for somebody in (sam, meg):
        client.force_login(somebody)
        assert client.get(reverse("helping:decision", args=[asked.pk])).status_code == 404


@pytest.mark.parametrize("way", ["ended by ana", "ended by meg", "its day is over", "ana runs it no more"])
def test_help_that_is_over_stops_with_the_next_request(way, at_megs, garden, helps, ana, meg, write):
    row = helps()
    tasks = reverse("my:tasks", args=[garden.pk])
    assert at_megs.get(tasks).status_code == 200
    later = timezone.now()
    if way.startswith("ended by"):
        helping.end_help(row, by=ana if way.endswith("ana") else meg)
    elif way == "its day is over":
        later = timezone.now() + timezone.timedelta(days=31)
    else:
        garden.ownership_set.all().delete()

    with time_machine.travel(later, tick=True):
        at_megs.force_login(meg)
        assert at_megs.get(tasks).status_code == 404
        with pytest.raises(PermissionDenied):
            write(garden, meg, "Still here.")


def test_ending_help_takes_its_questions_along(asked, ana):
    helping.end_help(asked.help, by=ana)

    assert Prepared.objects.get().status == "gone"


def test_a_helper_does_only_what_was_named(at_megs, garden, helps):
    helps(what=("availability",))

    assert at_megs.get(reverse("my:tasks", args=[garden.pk])).headers["Location"].endswith("/ask/today/")
    assert at_megs.get(reverse("listing_helping:ask", args=[garden.pk])).status_code == 404
    assert at_megs.get(reverse("my:photos", args=[garden.pk])).status_code == 404


def test_a_helper_for_one_enterprise_does_not_see_another(at_megs, garden, helps, make_listing, ana):
    other = make_listing(name="Ana's Bakery", slug="bakery", owner=ana)
    helps(subject=("listings.enterprise", str(garden.pk)))

    assert at_megs.get(reverse("my:tasks", args=[garden.pk])).status_code == 200
    assert at_megs.get(reverse("my:tasks", args=[other.pk])).status_code == 404
    page = at_megs.get("/my/").content.decode()
    assert "Get something ready for Pat" in page
    assert "Bakery" not in page


def test_private_pages_are_not_there_for_a_helper(at_megs, garden, helps):
    helps()
    pages = (
        "my:base",
        "my:send",
        "my:checks",
        "listing_history:history",
        "listing_closing:close",
        "listing_today:today",
    )

    assert {name: at_megs.get(reverse(name, args=[garden.pk])).status_code for name in pages} == dict.fromkeys(
        pages, 404
    )


def test_today_is_prepared_and_counts_after_a_yes(client, ana, at_megs, garden, helps):
    helps()
    address = reverse("listing_helping:today", args=[garden.pk])
    at_megs.post(address, {"do": "today", "is_closed_now": "closed", "closed_words": "On holiday", "places_left": "2"})
    at_megs.post(
        address,
        {
            "do": "days",
            "days-starts_on_day": "24",
            "days-starts_on_month": "12",
            "days-starts_on_year": str(timezone.localdate().year + 1),
            "days-is_open": "closed",
            "days-words": "Christmas",
        },
    )
    garden.refresh_from_db()
    assert not garden.is_closed_now
    client.force_login(ana)
    waiting = Prepared.objects.waiting().get()  # both in one question
    page = client.get(reverse("helping:decision", args=[waiting.pk])).content.decode()
    assert "On holiday" in page
    assert "Christmas" in page

    decide(client, waiting, "yes")

    garden.refresh_from_db()
    assert (garden.is_closed_now, garden.closed_words, garden.places_left) == (True, "On holiday", 2)
    assert [each.words for each in garden.exceptions.all()] == ["Christmas"]


def test_the_log_says_what_others_did_in_sentences(client, ana, meg, jo, asked, garden):
    client.force_login(ana)
    deciding.read_out(asked, by=jo)
    deciding.decide(asked, is_yes=True, how="phone", version=asked.version, by=jo)

    said = [f"{line.about}: {line.sentence}" for line in log_of(ana, None).object_list]

    assert said[:5] == [
        "Pat's Garden: Jo wrote down that you said yes.".replace("Jo", jo.name),
        f"Pat's Garden: {jo.name} sent it to be checked, because you said so.",
        f"Pat's Garden: {jo.name} opened what waits for your answer.",
        "Pat's Garden: Meg Field prepared something and asked you to decide.",
        "Pat's Garden: Meg Field wrote in the draft.",
    ]
    assert "Meg Field said yes: they help you now." in client.get("/my/helpers/log/").content.decode()
    # Nor is it shown as her own press in the history.
    assert f"{jo.name}, for {ana.name}, sent it to be checked." in [each.sentence for each in history(garden, None)]


def test_a_worker_who_prepared_it_needs_her_code(garden, ana, jo, write):
    garden.get_latest_revision_as_object()
    draft = actions.draft_of(garden)
    draft.one_line = "Jo wrote this."
    draft.has_unpublished_changes = True
    draft.save_revision(user=jo)
    prepared = asking.ask_about_words(Enterprise.objects.get(pk=garden.pk), by=jo, person=ana)

    with pytest.raises(PermissionDenied):
        deciding.decide(prepared, is_yes=True, how="phone", version=prepared.version, by=jo)
    deciding.decide(prepared, is_yes=True, how="paper", version=prepared.version, by=jo)

    assert is_being_checked(garden)
    answer = Event.objects.get(tag="prepared:yes")
    assert (answer.by, answer.on_behalf_of) == (jo, ana)


def test_the_codes_are_nowhere_in_the_database(asked):
    row = Prepared.objects.values().get()
    for kind in deciding.KINDS:
        assert deciding.code_of(asked, kind) not in str(row)
        assert deciding.find_prepared(deciding.code_of(asked, kind)) == (asked, kind)
