"""What mentoring holds about a person. Of somebody who is erased only that there was a pair stays, and how long."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.personal import Link, day, hold
from enterprises.mentoring import people
from enterprises.mentoring.actions import holding, pairing_up, stepping_back, tasks
from enterprises.mentoring.models import (
    Agreement,
    Answers,
    CheckIn,
    Choice,
    Goal,
    Meeting,
    Membership,
    Pairing,
    PolicyComment,
    Profile,
    Proposal,
    Task,
)
from enterprises.mentoring.news import OTHER, first_name
from enterprises.mentoring.why import slot_words

Rows = list[dict[str, Any]]
WHY_KEPT = gettext_lazy(
    "That somebody took part, and that there was a pair, stays in the figures the programme has reported. Nothing of "
    "what you said does."
)


def _places(person: Any) -> Rows:
    rows = Membership.objects.filter(person=person).select_related("programme", "worker", "profile").order_by("pk")
    return [_place(each) for each in rows]


def _place(member: Membership) -> dict[str, Any]:
    profile: Profile | None = getattr(member, "profile", None)
    said = profile.answers if profile else {}
    words = dict(Choice.objects.filter(programme=member.programme_id).values_list("key", "words"))
    kinds = {
        _("Topics"): "topics",
        _("Ways to meet"): "meets",
        _("Ways to talk"): "ways",
        _("Languages"): "languages",
        _("What you like"): "interests",
        _("What must be so"): "needs",
        _("What is true of you"): "offers",
    }
    return {
        _("Programme"): member.programme.name,
        _("You take part as"): member.get_role_display(),
        _("How it stands"): member.get_status_display(),
        _("Since"): day(member.joined_at),
        _("How it came"): member.get_via_display(),
        _("Your support worker"): member.worker.name if member.worker else "",
        _("First part of your postcode"): profile.sector if profile else "",
        _("Times"): [slot_words(slot) for slot in said.get("slots", [])],
        **{name: [words.get(key, key) for key in said.get(field, [])] for name, field in kinds.items()},
        _("In your own words"): said.get("own_words", ""),
        _("May be used to find somebody"): day(profile.agreed_at) if profile and profile.agreed_at else "",
    }


def _correct(person: Any) -> list[Link]:
    has_some = Membership.objects.filter(person=person).exists()
    return [Link(_("Your mentoring"), reverse("my_mentoring:front"))] if has_some else []


def _forget_places(person: Any) -> None:
    """They take part no more, and nothing of what they said is left."""
    mine = Membership.objects.filter(person=person)
    Profile.objects.filter(membership__in=mine).delete()
    Answers.objects.filter(membership__in=mine).delete()
    PolicyComment.objects.filter(person=person).delete()
    Task.objects.filter(membership__in=mine).update(words="")
    for member in mine:
        people.changed(member.programme_id)
    left = {
        "status": Membership.Status.LEFT,
        "left_on": timezone.localdate(),
        "paused_until": None,
        "waiting_since": None,
    }
    mine.exclude(status=Membership.Status.LEFT).update(**left)


def _with_others(person: Any) -> Rows:
    """Proposals that were sent, and what came of them. Of the other one only the first name: the rest is theirs."""
    rows = Proposal.objects.filter(Q(mentee_person=person) | Q(mentor_person=person), sent_at__isnull=False)
    rows = rows.select_related("programme", "mentee_person", "mentor_person", "pairing").order_by("pk")
    return [_with_another(person, each) for each in rows]


def _with_another(person: Any, proposal: Proposal) -> dict[str, Any]:
    side = "mentee" if proposal.mentee_person_id == person.pk else "mentor"
    pairing: Pairing | None = getattr(proposal, "pairing", None)
    # Why one was stopped is nobody's to read: it says the same as any other that is over.
    return {
        _("Programme"): proposal.programme.name,
        _("With"): first_name(getattr(proposal, f"{OTHER[side]}_person")),
        _("Asked on"): day(proposal.sent_at),
        _("Your answer"): getattr(proposal, f"get_{side}_answer_display")(),
        _("After the first meeting"): getattr(proposal, f"get_{side}_goes_on_display")(),
        _("How it stands"): pairing.get_status_display() if pairing else proposal.get_status_display(),
        _("Worked together from"): day(pairing.starts_on) if pairing else "",
        _("until"): day(pairing.ended_on) if pairing and pairing.ended_on else "",
    }


def _together(person: Any) -> Rows:
    """Meetings with somebody, their own goals, how they said it goes. Never what the other one said."""
    mine = Pairing.objects.filter(Q(mentee_person=person) | Q(mentor_person=person)).order_by("pk")
    rows: Rows = []
    for pairing in mine.select_related("mentee_person", "mentor_person").prefetch_related(
        "meetings", "goals", "check_ins"
    ):
        side = "mentee" if pairing.mentee_person_id == person.pk else "mentor"
        name = first_name(getattr(pairing, f"{OTHER[side]}_person"))
        own = [each for each in pairing.check_ins.all() if each.side == side and each.answered_at]
        rows.append(
            {
                _("With"): name,
                _("Meetings"): [
                    f"{day(each.on)}: {each.get_status_display()}, {each.minutes}" for each in pairing.meetings.all()
                ],
                _("Your goals"): [each.words for each in pairing.goals.all()] if side == "mentee" else [],
                _("How you said it goes"): [f"{day(each.answered_at)}: {each.answers}" for each in own],
            }
        )
    return rows


def _forget_others(person: Any) -> None:
    """What is open ends. The other one is told by a worker, in person: a letter would name whoever is erased."""
    mine = Q(mentee_person=person) | Q(mentor_person=person)
    for pk in Proposal.objects.filter(mine, ended_at=None).values_list("pk", flat=True):
        held = holding.proposal(pk)
        was_sent = held.status != Proposal.Status.DRAFT
        stepping_back.end(held, Proposal.Status.WITHDRAWN, by=None)
        if was_sent:
            tasks.need(Task.Kind.STEPPED_BACK, held)
    for pk in Pairing.objects.filter(mine, status__in=Pairing.OPEN).values_list("pk", flat=True):
        pairing_up.end_for_one_who_is_gone(holding.pairing(pk))
    Proposal.objects.filter(mine).update(words="")
    Pairing.objects.filter(mine).update(note="")
    of_theirs = Q(pairing__mentee_person=person) | Q(pairing__mentor_person=person)
    for model in (Agreement, Goal, CheckIn):
        model.objects.filter(of_theirs).delete()
    Meeting.objects.filter(of_theirs).update(where="", note="")
    about = Q(pairing__mentee_person=person) | Q(pairing__mentor_person=person)
    about |= Q(proposal__mentee_person=person) | Q(proposal__mentor_person=person)
    Task.objects.filter(about, kind=Task.Kind.OWN).update(words="")


hold(
    "mentoring",
    gettext_lazy("Mentoring: where you take part"),
    held=_places,
    erase=_forget_places,
    correct=_correct,
    why_kept=WHY_KEPT,
    place=25,
)
hold(
    "mentoring_together",
    gettext_lazy("Mentoring: what you did together"),
    held=_together,
    erase=lambda person: None,  # with whom, below, takes it
    why_kept=WHY_KEPT,
    place=27,
)
hold(
    "mentoring_others",
    gettext_lazy("Mentoring: with whom"),
    held=_with_others,
    erase=_forget_others,
    why_kept=WHY_KEPT,
    place=26,
)
