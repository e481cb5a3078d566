"""The listings of the gate's town that somebody runs: Ana's, in every state an owner can find one in."""

from typing import Any

from django.utils.text import slugify

from accounts.models import Person
from config.demo.pictures import alt, draw
from core.pictures import make_picture
from enterprises.listings import actions, merging
from enterprises.listings.actions import draft_of
from enterprises.listings.models import Area, Enterprise, Photo, Talk
from enterprises.listings.talking import actions as talking
from enterprises.listings.talking import links

HARD = (
    "We facilitate person-centred horticultural opportunities for individuals who reside in the locality, and we "
    "endeavour to accommodate additional requirements where that is appropriate to the participants."
)


def give_ana_listings(area: Area, jo: Person, everything: Enterprise) -> dict[str, Any]:
    """What Ana runs, by number: all there is, hardly anything, and one sent back. And one picture of the first."""
    ana = Person.objects.get(email="ana@example.com")
    everything.ownership_set.create(person=ana)
    _write(everything, ana, {"opening_words": HARD})
    _suggest(everything, ana)
    talks = _write_to(everything, ana)
    photo = make_picture("Ruby", draw("gardening", 4, (900, 600)), by=ana)
    words = alt("gardening", 4)
    actions.change_draft(everything, lambda draft: draft.photos.add(Photo(picture=photo, alt=words)), by=ana)
    new = _hers(Enterprise(area=area, name="Half Way Cakes", slug="half-way", one_line=""), ana)
    back, ready = (_sent_back(area, ana, jo, everything, name) for name in ("Told Again", "Ready To Sew"))
    talking.switch_messages(back, on=False, by=ana)
    sent = _hers(Enterprise(area=area, name="On Its Way", slug="on-its-way", one_line="We knit."), ana)
    sent.categories.set(everything.categories.all())
    sent.works_remotely, sent.phone = True, "01632 960778"
    sent.save()
    sent.save_revision(user=ana)
    actions.send_for_checking(sent, by=ana)
    return {
        "own": everything.pk,
        "own_new": new.pk,
        "own_back": back.pk,
        "own_ready": ready.pk,
        "own_sent": sent.pk,
        "own_picture": photo.pk,
        "own_walk": actions.draft_of(everything).walk.all()[0].picture_id,
        **talks,
    }


def _suggest(listing: Enterprise, ana: Person) -> None:
    """A line, a fact of today and free words wait; one line was taken over."""
    done = actions.suggest_correction(listing, about="contact", line="best_time", value="After four")
    actions.accept_correction(done, by=ana)
    actions.suggest_correction(listing, about="contact", line="phone", value="01632 960999", words="I rang.")
    actions.suggest_correction(listing, about="closed", line="closed_words", value="On holiday")
    actions.suggest_correction(listing, about="when", words="They open on Friday too.", contact="sue@example.com")


def _write_to(listing: Enterprise, ana: Person) -> dict[str, Any]:
    """One visitor was answered, one is stopped, one has ended it, one has still to type the code."""
    talking.switch_messages(listing, on=True, by=ana)
    found = {}
    for name, called in (("talk", "Vi"), ("talk_blocked", "Trev"), ("talk_ended", ""), ("talk_waiting", "Bo")):
        words = "Do you have room on Tuesday?"
        made = talking.begin_talk(listing, email=f"{name}@example.com", name=called, words=words)
        found[f"own_{name}"], found[f"own_{name}_link"] = made.pk, links.token_for(made)
        found[f"own_{name}_code"] = links.code_token_for(made)
        if name != "talk_waiting":
            Talk.objects.filter(pk=made.pk).update(status=Talk.Status.OPEN, code_digest="")
            talking.mark_read(Talk.objects.get(pk=made.pk), by=ana)
    talking.answer(Talk.objects.get(pk=found["own_talk"]), "Yes, at ten.", by=ana)
    talking.block_sender(Talk.objects.get(pk=found["own_talk_blocked"]), by=ana)
    talking.end_talk(Talk.objects.get(pk=found["own_talk_ended"]))
    return found


def _sent_back(area: Area, ana: Person, jo: Person, like: Enterprise, name: str) -> Enterprise:
    """Sent by Ana, and back from Jo with words."""
    made = _hers(Enterprise(area=area, name=name, slug=slugify(name), one_line="We sew.", works_remotely=True), ana)
    made.categories.set(like.categories.all())
    made.save()
    _write(made, ana, {"phone": "01632 960777"})
    actions.send_for_checking(made, by=ana)
    made.current_workflow_task_state.reject(user=jo, comment="Please say what it costs.")
    return made


def _hers(listing: Enterprise, ana: Person) -> Enterprise:
    listing.live = False
    listing.save()
    listing.ownership_set.create(person=ana)
    return listing


def _write(listing: Enterprise, by: Person, values: dict[str, Any]) -> None:
    based_on = merging.digests(draft_of(listing).serializable_data(), values)
    actions.save_part(listing, by=by, values=values, based_on=based_on)
