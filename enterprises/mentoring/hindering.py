"""Why two people cannot be asked about each other now, in words for a support worker."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import blocks
from enterprises.mentoring import people
from enterprises.mentoring.actions import places
from enterprises.mentoring.models import Membership, Proposal

#: To a worker: why two cannot be put together. Whoever is kept apart for safety is not named as that.
RULE_WORDS = {
    "self": gettext_lazy("Nobody is their own mentor."),
    "blocked": gettext_lazy("These two cannot be put together."),
    "not_ready": gettext_lazy("One of them is not ready at the moment."),
    "no_room": gettext_lazy("The mentor has no place left."),
    "before": gettext_lazy("They were put together before, or one of them said no."),
    "needs": gettext_lazy("One of them needs something that the other cannot give."),
    "no_language": gettext_lazy("They share no language."),
    "no_way": gettext_lazy("They share no way of talking."),
    "no_time": gettext_lazy("They are never free at the same time."),
    "too_far": gettext_lazy("They live too far apart, and would not both meet by phone or video."),
}


def hinders(proposal: Proposal) -> str:
    """Why these two cannot be asked now, in words for a worker. Blank: nothing."""
    mentee, mentor = proposal.mentee, proposal.mentor
    if blocks.are_apart(mentee.person_id, mentor.person_id):
        # The same words as for many other reasons: who is kept apart from whom is not told here.
        return _("These two cannot be put together.")
    for member in (mentee, mentor):
        if member.status != Membership.Status.READY:
            name = member.person.name
            return _("%(name)s is not ready at the moment: “%(status)s”.") % {
                "name": name,
                "status": member.get_status_display(),
            }
    if Proposal.objects.filter(mentee=mentee, status__in=Proposal.OPEN).exists():
        return _("%(name)s has been asked about somebody already. One at a time.") % {"name": mentee.person.name}
    if places.room(mentor) < 1:
        return _("%(name)s has no place left, or all that are left are being asked about.") % {
            "name": mentor.person.name
        }
    rule = people.rule_between(mentee, mentor)
    return str(RULE_WORDS[rule]) if rule else ""
