"""What visitors tell us: kept for the area's team, dealt with once, and forgotten in time."""

from datetime import timedelta
from urllib.parse import parse_qsl, urlencode

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from core.models import Event
from core.moves import WrongMoment
from enterprises.listings import actions
from enterprises.listings.admin.message_views import needs_by_place_and_kind
from enterprises.listings.models import Correction, ProblemReport, UnmetNeed
from enterprises.listings.retention import sweep


def tags():
    return list(Event.objects.exclude(tag__startswith="listing:").order_by("pk").values_list("tag", "by"))


def test_a_correction_waits_for_the_areas_team_who_are_told_without_a_word_of_it(
    make_listing, mailoutbox, django_capture_on_commit_callbacks
):
    listing = make_listing(name="Pat's Garden")

    with django_capture_on_commit_callbacks(execute=True):
        actions.suggest_correction(listing, about="when", words="Closed on Mondays", contact="Sue, 01632 960001")

    correction = Correction.objects.get()
    assert (correction.enterprise, correction.about, correction.status) == (listing, "when", "open")
    [letter] = mailoutbox
    assert letter.to == [listing.area.email]
    for secret in ("Pat", "Monday", "Sue", "960001"):
        assert secret not in letter.subject + letter.body
    assert "/admin/" in letter.body
    assert tags() == [("correction:suggested", None)]


def test_an_area_without_an_address_is_told_nothing(make_listing, mailoutbox, django_capture_on_commit_callbacks):
    listing = make_listing()
    listing.area.email = ""
    listing.area.save()

    with django_capture_on_commit_callbacks(execute=True):
        actions.report_problem(listing, kind="scam", words="It is a trick")

    assert mailoutbox == []
    assert ProblemReport.objects.get().status == "open"


@pytest.mark.parametrize(
    ("act", "status", "tag"),
    [
        (actions.accept_correction, "accepted", "correction:accepted"),
        (actions.dismiss_correction, "dismissed", "correction:dismissed"),
    ],
)
def test_a_correction_is_dealt_with_once(jo, make_listing, act, status, tag):
    correction = actions.suggest_correction(make_listing(), about="other", words="Words")

    act(correction, by=jo)

    correction.refresh_from_db()
    assert (correction.status, correction.handled_by) == (status, jo)
    assert correction.handled_at
    assert tags()[-1] == (tag, jo.pk)
    with pytest.raises(WrongMoment):
        actions.accept_correction(correction, by=jo)


def test_a_problem_is_dealt_with(jo, make_listing):
    problem = actions.report_problem(make_listing(), kind="money", words="Too dear")

    actions.handle_problem(problem, by=jo)

    problem.refresh_from_db()
    assert (problem.status, problem.handled_by) == ("handled", jo)


@pytest.mark.parametrize("who", ["dee", "ben", "sam"])
def test_others_may_not_deal_with_them(request, make_listing, area, who):
    person = request.getfixturevalue(who)
    listing = make_listing()
    correction = actions.suggest_correction(listing, about="other", words="Words")
    problem = actions.report_problem(listing, kind="other", words="Words")
    need = UnmetNeed.objects.create(area=area, words="Words", email="x@example.com")
    before = Event.objects.count()

    for act in (
        lambda: actions.accept_correction(correction, by=person),
        lambda: actions.dismiss_correction(correction, by=person),
        lambda: actions.handle_problem(problem, by=person),
        lambda: actions.tell_need(need, listing, by=person),
        lambda: actions.close_need(need, by=person),
    ):
        with pytest.raises(PermissionDenied):
            act()

    assert Event.objects.count() == before


@pytest.mark.parametrize(
    ("near", "kept"),
    [
        ("GL5 1QA", "GL5 1"),
        ("gl51qa", "GL5 1"),
        ("GL5", "GL5"),
        (" stroud ", "Stroud"),
        ("12 High Street, Stroud", "Stroud"),
        ("Flat 3, 12 Bath Road, Stroud, Gloucestershire", "Stroud"),
        ("12 High Street Stroud", "Stroud"),
        ("12 High Street, GL5 1QA", "GL5 1"),
        ("Rose Cottage, Mill Lane", ""),
        ("behind 14 Slad Road", ""),
        ("", ""),
    ],
)
def test_a_need_keeps_a_place_and_never_a_street_or_a_full_postcode(area, near, kept):
    query = urlencode({"q": "swim", "near": near, "within": "5"})

    need = actions.record_need(words="A swim", near=near, query=query)

    need.refresh_from_db()
    assert (need.near, need.area) == (kept, area)
    assert dict(parse_qsl(need.query)) == {"q": "swim", "within": "5"} | ({"near": kept} if kept else {})


def test_a_need_goes_to_the_area_it_lies_in(area, other_area):
    assert actions.record_need(words="A swim", near="Stroud").area == area
    assert actions.record_need(words="A swim", near="GL16 8AA").area == other_area
    assert actions.record_need(words="A swim", near="Aberdeen").area is None
    assert actions.record_need(words="A swim").area is None


def test_a_need_of_no_area_is_the_editors(
    ed, jo, root, area, other_area, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        need = actions.record_need(words="Help with my epilepsy", near="Aberdeen", email="kim@example.com")

    [letter] = mailoutbox
    assert letter.to == [ed.email]
    for secret in ("epilepsy", "Aberdeen", "kim"):
        assert secret not in letter.subject + letter.body
    with pytest.raises(PermissionDenied):
        actions.close_need(need, by=jo)
    actions.close_need(need, by=ed)


def test_without_editors_the_administrators_are_told(
    root, area, other_area, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        actions.record_need(words="A swim")

    assert [letter.to for letter in mailoutbox] == [[root.email]]


def test_an_editor_gives_it_to_an_area_whose_team_is_told(
    desk_of, ed, jo, dee, area, other_area, mailoutbox, django_capture_on_commit_callbacks
):
    need = actions.record_need(words="A swim")
    address = reverse("listings_messages:give", args=[need.pk])
    assert desk_of(jo).get(address).status_code == 404
    mailoutbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        desk_of(ed).post(address, {"area": other_area.pk})

    need.refresh_from_db()
    assert need.area == other_area
    assert [letter.to for letter in mailoutbox] == [[other_area.email]]
    assert tags()[-1] == ("need:given", ed.pk)
    with pytest.raises(ValidationError, match="already"):
        actions.give_need(need, other_area, by=dee)


def test_those_of_no_area_are_counted_and_listed_for_editors_only(desk_of, ed, jo, area, other_area):
    actions.record_need(words="A swim in Aberdeen", near="Aberdeen")
    actions.record_need(words="A swim in Stroud", near="Stroud")
    listed = reverse("wagtailsnippets_listings_unmetneed:list")

    assert "2 people found nothing" in desk_of(ed).get("/admin/").text
    assert "1 person found nothing" in desk_of(jo).get("/admin/").text
    none = desk_of(ed).get(listed, {"area": "null"}).text
    assert "A swim in Aberdeen" in none
    assert "A swim in Stroud" not in none
    assert "A swim in Aberdeen" not in desk_of(jo).get(listed).text


def test_its_words_reach_no_log_and_no_name(area):
    need = actions.record_need(words="Help with my epilepsy", near="GL5")

    assert "epilepsy" not in str(need)


def test_telling_somebody_writes_to_them_once(jo, area, make_listing, mailoutbox, django_capture_on_commit_callbacks):
    listing = make_listing(name="Swim with Sam", one_line="Swimming for all")
    need = UnmetNeed.objects.create(area=area, words="Help with my epilepsy", email="kim@example.com")

    with django_capture_on_commit_callbacks(execute=True):
        actions.tell_need(need, listing, by=jo)

    [letter] = mailoutbox
    assert letter.to == ["kim@example.com"]
    assert "Swim with Sam" in letter.body
    assert listing.get_absolute_url() in letter.body
    assert listing.short_number in letter.body
    assert "epilepsy" not in letter.subject + letter.body
    need.refresh_from_db()
    assert (need.status, need.told_about) == ("told", listing)
    with pytest.raises(WrongMoment):
        actions.tell_need(need, listing, by=jo)


def test_nobody_is_told_about_what_the_public_cannot_see_or_without_an_address(jo, area, make_listing):
    draft, live = make_listing(publish=False), make_listing()
    need = UnmetNeed.objects.create(area=area, words="A swim", email="kim@example.com")
    silent = UnmetNeed.objects.create(area=area, words="A swim")

    with pytest.raises(ValidationError, match="not shown to the public"):
        actions.tell_need(need, draft, by=jo)
    with pytest.raises(ValidationError, match="left no e-mail"):
        actions.tell_need(silent, live, by=jo)

    need.refresh_from_db()
    assert need.status == "open"


def test_closing_a_need_forgets_the_address_at_once(jo, area):
    need = UnmetNeed.objects.create(area=area, words="A swim", email="kim@example.com")

    actions.close_need(need, by=jo)

    need.refresh_from_db()
    assert (need.status, need.email) == ("closed", "")


# --- the admin ------------------------------------------------------------------------------------
def test_accepting_in_the_admin_opens_the_listing_to_change_it(desk, jo, make_listing):
    listing = make_listing()
    correction = actions.suggest_correction(listing, about="when", words="Closed on Mondays")
    address = reverse("listings_messages:accept", args=[correction.pk])

    assert "Closed on Mondays" in desk.get(address).text
    done = desk.post(address)

    assert done.url == reverse("wagtailsnippets_listings_enterprise:edit", args=[listing.pk])
    assert desk.post(address, follow=True).status_code == 200
    assert [tag for tag, _by in tags()] == ["correction:suggested", "correction:accepted"]


def test_telling_in_the_admin_takes_the_short_number(desk, area, make_listing):
    listing = make_listing()
    need = UnmetNeed.objects.create(area=area, words="A swim", email="kim@example.com")
    address = reverse("listings_messages:tell", args=[need.pk])

    wrong = desk.post(address, {"number": "2222"})
    assert "No listing that the public can see has this number." in wrong.text
    desk.post(address, {"number": listing.short_number})

    need.refresh_from_db()
    assert need.told_about == listing


def test_many_are_dealt_with_at_once_and_those_that_were_are_left(desk, jo, make_listing):
    listing = make_listing()
    corrections = [actions.suggest_correction(listing, about="other", words="Words") for _ in range(3)]
    actions.dismiss_correction(corrections[0], by=jo)
    query = "&".join(f"id={correction.pk}" for correction in corrections)

    assert desk.get(f"/admin/bulk/listings/correction/dealt_with/?{query}").status_code == 200
    desk.post(f"/admin/bulk/listings/correction/dealt_with/?{query}")

    assert list(Correction.objects.order_by("pk").values_list("status", flat=True)) == [
        "dismissed",
        "accepted",
        "accepted",
    ]


def test_the_first_page_says_how_many_wait(desk, desk_of, dee, jo, make_listing):
    listing = make_listing()
    for _ in range(3):
        actions.suggest_correction(listing, about="other", words="Words")
    handled = actions.report_problem(listing, kind="other", words="Words")
    actions.handle_problem(handled, by=jo)

    mine, theirs = desk.get("/admin/").text, desk_of(dee).get("/admin/").text

    assert "3 corrections are suggested" in mine
    assert "problem is reported" not in mine
    assert "All is done. Nobody is waiting for you." in theirs


@pytest.mark.parametrize("query", ["", "?status=open", "?status=accepted", "?about=other", "?ordering=-created_at"])
def test_messages_are_listed_and_narrowed(desk, area, make_listing, query):
    actions.suggest_correction(make_listing(), about="other", words="Closed on Mondays")

    page = desk.get(reverse("wagtailsnippets_listings_correction:list") + query)

    assert ("Closed on Mondays" in page.text) is (query != "?status=accepted")


def test_what_is_missing_where_is_counted_without_anybodys_words(desk, jo, area):
    for near in ("GL5", "gl5", "GL6"):
        actions.record_need(words="Help with my epilepsy", near=near, query="category=sport&q=swim")
    actions.record_need(words="Something", near="", query="q=x")

    assert needs_by_place_and_kind(jo)[0] == {"near": "GL5", "kind": "Sport and keeping fit", "count": 2}
    page = desk.get(reverse("wagtailsnippets_listings_unmetneed:list")).text
    assert "Most looked for and not found" in page


# --- forgetting -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("created", "handled", "contact", "kept"),
    [
        (1, None, True, True),
        (364, None, True, True),
        (366, None, False, False),
        (40, 29, True, True),
        (40, 31, False, True),
        (500, 364, False, True),
        (500, 366, False, False),
    ],
)
def test_contacts_go_first_and_messages_later(make_listing, area, created, handled, contact, kept):
    now = timezone.now()
    listing = make_listing()
    actions.suggest_correction(listing, about="other", words="Words", contact="Sue")
    actions.report_problem(listing, kind="other", words="Words", contact="Sue")
    UnmetNeed.objects.create(area=area, words="Words", email="sue@example.com")
    for model in (Correction, ProblemReport, UnmetNeed):
        when = now - timedelta(days=handled) if handled is not None else None
        model.objects.update(created_at=now - timedelta(days=created), handled_at=when)

    sweep(now)

    assert [model.objects.exists() for model in (Correction, ProblemReport, UnmetNeed)] == [kept] * 3
    if kept:
        assert bool(Correction.objects.get().contact) is contact
        assert bool(ProblemReport.objects.get().contact) is contact
        assert bool(UnmetNeed.objects.get().email) is contact
    assert sweep(now) == {"contacts": 0, "messages": 0, "recordings": 0, "closings": 0}
