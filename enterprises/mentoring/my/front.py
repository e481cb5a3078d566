"""/my/mentoring/: how it stands, and what can be done next."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import Person
from enterprises.listings.own.door import person_of
from enterprises.mentoring.about import QUESTIONS, Question
from enterprises.mentoring.models import Membership, Pairing, Profile, Programme, Proposal
from enterprises.mentoring.my.door import side_of
from enterprises.mentoring.news import first_name

Status = Membership.Status
#: What each status means for whoever reads it.
MEANS = {
    Status.APPLIED: _("A support worker gets in touch with you. Meanwhile you can say who you are."),
    Status.GETTING_READY: _("A support worker gets ready with you."),
    Status.READY: _("We look for somebody who suits you, and ask you first."),
    Status.PAUSED: _("Nobody asks you anything until you are back."),
    Status.LEFT: _("You can ask again at any time."),
    Status.DECLINED: _("You can ask again at any time."),
}


@dataclass(frozen=True)
class Place:
    """One part somebody has in a programme, as the page shows it."""

    member: Membership
    means: str | Promise
    questions: list[tuple[Question, bool]]

    @property
    def is_open(self) -> bool:
        return self.member.status not in (Status.LEFT, Status.DECLINED)

    @property
    def answered(self) -> int:
        return sum(is_said for _question, is_said in self.questions)


def place_of(member: Membership) -> Place:
    profile: Profile | None = getattr(member, "profile", None)
    said = [(each, bool(profile and each.is_said(profile))) for each in QUESTIONS]
    return Place(member, MEANS[Status(member.status)], said)


def others_name(person: Person, about: Proposal | Pairing) -> str:
    """The first name; the whole one once both said yes."""
    other = about.mentor_person if side_of(person, about) == "mentee" else about.mentee_person
    is_known = isinstance(about, Pairing) or about.status in (Proposal.Status.TRIAL, Proposal.Status.CONFIRMED)
    return other.name if is_known else first_name(other)


@require_safe
@never_cache
@login_required
def front(request: HttpRequest) -> HttpResponse:
    """What waits for them first, then with whom they work, then where they take part."""
    person = person_of(request)
    memberships = Membership.objects.filter(person=person).select_related("programme__area", "worker", "profile")
    proposals = Proposal.objects.filter(status__in=Proposal.OPEN).select_related(
        "programme", "mentee_person", "mentor_person"
    )
    mine = proposals.filter(mentee_person=person) | proposals.filter(mentor_person=person)
    pairings = Pairing.objects.exclude(status=Pairing.Status.STOPPED)
    pairings = pairings.select_related("programme", "mentee_person", "mentor_person")
    working = pairings.filter(mentee_person=person) | pairings.filter(mentor_person=person)
    context = {
        "proposals": [(each, others_name(person, each), side_of(person, each)) for each in mine.order_by("sent_at")],
        "pairings": [(each, others_name(person, each)) for each in working.order_by("ended_on", "-starts_on")],
        "places": [place_of(each) for each in memberships.order_by("pk")],
        "programmes": Programme.objects.filter(status=Programme.Status.OPEN).count(),
    }
    return render(request, "mentoring/my/front.html", context)
