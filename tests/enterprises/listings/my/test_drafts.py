"""Writing a draft part by part: what one person saves never takes away what another wrote."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Revision

from core.models import Event
from core.moves import WrongMoment
from enterprises.listings import actions
from enterprises.listings.models import Enterprise, Price
from tests.factories.listings import say_yes


def tags(listing):
    return list(Event.objects.filter(subject_id=str(listing.pk)).order_by("pk").values_list("tag", flat=True))


def save(listing, by, based_on, **values):
    return actions.save_part(listing, by=by, values=values, based_on=based_on)


def test_what_ana_saves_is_a_draft_and_the_public_sees_the_old_words(garden, ana, based_on):
    save(garden, ana, based_on(garden, "one_line"), one_line="We dig and plant with you.")

    assert actions.draft_of(garden).one_line == "We dig and plant with you."
    assert Enterprise.objects.get(pk=garden.pk).one_line == "We dig with you."
    assert tags(garden)[-1] == "listing:drafted"


@pytest.mark.parametrize("who", ["sam", "jo", "ed", "root"])
def test_only_those_who_run_it_write_its_draft_here(garden, request, who, based_on):
    person = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        save(garden, person, based_on(garden, "one_line"), one_line="Mine now.")

    assert actions.draft_of(garden).one_line == "We dig with you."


def test_changes_in_other_parts_are_both_kept(garden, ana, ben, based_on):
    anas, bens = based_on(garden, "one_line"), based_on(garden, "phone")

    save(garden, ana, anas, one_line="Hello.")
    save(garden, ben, bens, phone="01632 960999")

    draft = actions.draft_of(garden)
    assert (draft.one_line, draft.phone) == ("Hello.", "01632 960999")


def test_fields_of_one_page_that_i_left_alone_keep_what_the_other_wrote(garden, ana, ben, based_on):
    both = based_on(garden, "does", "does_not")

    save(garden, ana, both, does="Digging", does_not="")
    save(garden, ben, both, does="", does_not="Ponds")

    draft = actions.draft_of(garden)
    assert (draft.does, draft.does_not) == ("Digging", "Ponds")


def test_the_same_field_changed_twice_saves_nothing_and_says_who_and_what(garden, ana, ben, based_on):
    both = based_on(garden, "does", "does_not")
    save(garden, ana, both, does="Digging", does_not="Ponds")

    with pytest.raises(actions.EditedMeanwhile) as meanwhile:
        save(garden, ben, both, does="Mowing", does_not="")

    assert meanwhile.value.clashing["does"].who == "Ana"
    assert meanwhile.value.clashing["does"].at is not None
    assert list(meanwhile.value.clashing) == ["does"]
    assert (meanwhile.value.merged.does, meanwhile.value.merged.does_not) == ("Mowing", "Ponds")
    assert actions.draft_of(garden).does == "Digging"


def test_saving_again_after_seeing_both_wins(garden, ana, ben, based_on):
    before = based_on(garden, "does")
    save(garden, ana, before, does="Digging")
    with pytest.raises(actions.EditedMeanwhile):
        save(garden, ben, before, does="Mowing")

    save(garden, ben, based_on(garden, "does"), does="Mowing")

    assert actions.draft_of(garden).does == "Mowing"


def test_a_page_that_does_not_say_what_it_was_made_from_writes_over_nothing(garden, ben):
    with pytest.raises(actions.EditedMeanwhile):
        save(garden, ben, {}, one_line="Other words.")


def test_the_same_words_make_no_new_version(garden, ana, based_on):
    assert save(garden, ana, based_on(garden, "one_line"), one_line="We dig with you.") is None


def test_parts_and_shared_words_are_merged_too(garden, ana, ben, based_on):
    before = based_on(garden, "prices", "payments")
    save(garden, ana, before, prices=[Price(name="An hour", pence=1500)], payments=[])

    with pytest.raises(actions.EditedMeanwhile) as meanwhile:
        save(garden, ben, before, prices=[Price(name="A day", pence=9000)], payments=[])

    assert [price.name for price in meanwhile.value.merged.prices.all()] == ["A day"]
    assert [price.name for price in actions.draft_of(garden).prices.all()] == ["An hour"]


def test_publishing_meanwhile_is_no_change_of_words(garden, ana, ben, jo, based_on):
    """Parts get their own ids then, which nobody wrote."""
    save(garden, ana, based_on(garden, "prices"), prices=[Price(name="An hour", pence=1500)])
    before = based_on(garden, "prices")
    say_yes(garden)
    garden.refresh_from_db()
    actions.publish_listing(garden, by=jo)

    save(garden, ben, before, prices=[Price(name="An hour", pence=1600)])

    assert [price.pence for price in actions.draft_of(garden).prices.all()] == [1600]


def test_one_sitting_is_one_version(garden, ana, based_on):
    first = save(garden, ana, based_on(garden, "description"), description="We")
    again = actions.save_part(
        garden,
        by=ana,
        values={"description": "We dig"},
        based_on=based_on(garden, "description"),
        sitting=first.pk,
    )

    assert again.pk == first.pk
    assert actions.draft_of(garden).description == "We dig"
    assert tags(garden).count("listing:drafted") == 1


def test_another_persons_version_is_never_written_again(garden, ana, ben, based_on):
    anas = save(garden, ana, based_on(garden, "description"), description="We")
    bens = actions.save_part(
        garden, by=ben, values={"phone": "01632 1"}, based_on=based_on(garden, "phone"), sitting=anas.pk
    )

    assert bens.pk != anas.pk


def test_facts_of_today_do_not_travel_with_a_draft(garden, ana, jo, based_on):
    version = save(garden, ana, based_on(garden, "one_line"), one_line="Hello.")
    actions.update_today(garden, by=jo, places_left=2)
    actions.undo(garden, by=ana, version=version.pk)
    garden.refresh_from_db()
    actions.publish_listing(garden, by=jo)

    garden.refresh_from_db()
    assert garden.places_left == 2


def test_a_listing_the_team_has_locked_is_left_alone(garden, ana, based_on):
    Enterprise.objects.filter(pk=garden.pk).update(locked=True)

    with pytest.raises(WrongMoment):
        save(garden, ana, based_on(garden, "one_line"), one_line="Hello.")


def test_until_the_public_has_seen_it_the_address_follows_the_name(new_garden, ana, based_on):
    save(new_garden, ana, based_on(new_garden, "name", "prices"), name="Old Orchard", prices=[Price(name="A day")])

    new_garden.refresh_from_db()
    assert (new_garden.name, new_garden.slug) == ("Old Orchard", "old-orchard")
    assert [price.name for price in new_garden.prices.all()] == ["A day"]


def test_once_it_was_public_the_address_stays(garden, ana, based_on):
    save(garden, ana, based_on(garden, "name"), name="Old Orchard")

    garden.refresh_from_db()
    assert (garden.name, garden.slug) == ("Pat's Garden", "pats-garden")


# --- undo ----------------------------------------------------------------------------------------------------------


def test_undo_puts_the_words_back_as_a_new_version(garden, ana, based_on):
    version = save(garden, ana, based_on(garden, "one_line"), one_line="Oops.")

    back = actions.undo(garden, by=ana, version=version.pk)

    assert actions.draft_of(garden).one_line == "We dig with you."
    assert back.pk > version.pk
    assert tags(garden)[-1] == "listing:undone"


def test_undo_leaves_what_was_written_after_it(garden, ana, ben, based_on):
    version = save(garden, ana, based_on(garden, "one_line"), one_line="Oops.")
    save(garden, ben, based_on(garden, "phone"), phone="01632 960999")

    actions.undo(garden, by=ana, version=version.pk)

    draft = actions.draft_of(garden)
    assert (draft.one_line, draft.phone) == ("We dig with you.", "01632 960999")


def test_undo_does_not_take_away_newer_words(garden, ana, ben, based_on):
    version = save(garden, ana, based_on(garden, "one_line"), one_line="Oops.")
    save(garden, ben, based_on(garden, "one_line"), one_line="Better.")

    with pytest.raises(WrongMoment):
        actions.undo(garden, by=ana, version=version.pk)

    assert actions.draft_of(garden).one_line == "Better."


def test_another_listings_version_cannot_be_undone_here(garden, new_garden, ana, based_on):
    version = save(new_garden, ana, based_on(new_garden, "phone"), phone="01632 960999")

    with pytest.raises(WrongMoment):
        actions.undo(garden, by=ana, version=version.pk)


def test_a_listing_without_any_version_can_be_undone_to_what_it_was(new_garden, ana, based_on):
    assert not Revision.objects.for_instance(new_garden).exists()

    version = save(new_garden, ana, based_on(new_garden, "phone"), phone="01632 960999")
    actions.undo(new_garden, by=ana, version=version.pk)

    assert actions.draft_of(new_garden).phone == ""
