"""Ana has helpers in every state, and something waits for her yes or no."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.actions import confirm_email
from accounts.helping import actions as helping
from accounts.helping import deciding
from accounts.models import Help, Person, Reach, Way
from enterprises.listings import actions, merging
from enterprises.listings.helping import asking
from enterprises.listings.models import Area, Enterprise
from tests.factories.accounts import PASSWORD


def name_helpers(area: Area, jo: Person, like: Enterprise) -> dict[str, Any]:
    """Meg helps Ana with her quilts, Tom is asked, and Meg has got two things ready."""
    ana = Person.objects.get(email="ana@example.com")
    meg = Person.objects.create_user("meg@example.com", PASSWORD, name="Meg Field")
    confirm_email(meg)
    quilts = _listing(area, jo, like, name="Half Moon Quilts", slug="half-moon", owner=ana)
    _pat(area, jo, like, meg)
    going = _named(ana, "Meg", quilts)
    helping.accept_help(going, by=meg)
    asked = {name.lower(): _named(ana, name, quilts) for name in ("Tom", "Una", "Viv")}
    content = actions.draft_of(quilts).serializable_data()
    based_on = merging.digests(content, ["one_line"])
    words = {"one_line": "We make quilts with you, and for you."}
    actions.save_part(quilts, by=meg, values=words, based_on=based_on)
    quilts = Enterprise.objects.get(pk=quilts.pk)
    prepared = asking.ask_about_words(quilts, by=meg, person=ana)
    facts = {"is_closed_now": True, "closed_words": "We are on holiday.", "closed_until": None, "places_left": 2}
    today = asking.ask_about_today(quilts, by=meg, person=ana, facts=facts)
    return {
        "own_helped": quilts.pk,
        "own_help": going.pk,
        "own_help_asked": asked["tom"].pk,
        "own_decision": prepared.pk,
        "own_decision_today": today.pk,
        "own_ana": ana.pk,
        "helping": {
            **{name: helping.code_of(row) for name, row in asked.items()},
            **{kind: deciding.code_of(prepared, kind) for kind in deciding.KINDS},
        },
    }


def _pat(area: Area, jo: Person, like: Enterprise, meg: Person) -> None:
    """Pat reads letters, and Meg helps: for the story in test_prepare_and_decide."""
    pat = Person.objects.create_user("pat@example.com", PASSWORD, name="Pat Moor")
    confirm_email(pat)
    Reach.objects.create(person=pat, way=Way.LETTER, address="1 Hill Road\nStroud")
    helping.accept_help(
        _named(pat, "Meg", _listing(area, jo, like, name="Pat's Plants", slug="plants", owner=pat)), by=meg
    )


def _listing(area: Area, jo: Person, like: Enterprise, *, name: str, slug: str, owner: Person) -> Enterprise:
    made = Enterprise(area=area, name=name, slug=slug, one_line="We work with you.")
    made.works_remotely, made.phone = True, "01632 960779"
    actions.create_listing(made, by=jo)
    made.categories.set(like.categories.all())
    made.save()
    made.save_revision(user=jo)
    actions.publish_listing(made, by=jo)
    made.ownership_set.create(person=owner)
    return Enterprise.objects.get(pk=made.pk)


def _named(person: Person, name: str, listing: Enterprise) -> Help:
    return helping.name_helper(
        person,
        by=person,
        helper_name=name,
        way=Help.Way.PAPER,
        capabilities=["words", "availability"],
        until=timezone.localdate() + timedelta(days=90),
        subject=("listings.enterprise", str(listing.pk)),
    )
