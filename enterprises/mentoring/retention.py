"""How long mentoring is kept."""

from datetime import timedelta

from django.db.models import Q

from core import retention
from enterprises.mentoring.models import Membership, Profile, Proposal, Task

GONE = [Membership.Status.LEFT, Membership.Status.DECLINED]

retention.keep(
    "what people said of themselves for mentoring, once they take part no more",
    timedelta(days=90),
    lambda at: Profile.objects.filter(membership__status__in=GONE, changed_at__lt=at).filter(
        Q(membership__left_on=None) | Q(membership__left_on__lt=at.date())
    ),
)
retention.keep(
    "proposals of mentoring that came to nothing",
    timedelta(days=730),
    lambda at: Proposal.objects.filter(ended_at__lt=at, pairing=None),
)
retention.keep(
    "tasks of mentoring that were done",
    timedelta(days=365),
    lambda at: Task.objects.filter(ended_at__lt=at),
)
retention.keep(
    "that somebody took part in mentoring and never worked with anybody",
    timedelta(days=1095),
    lambda at: Membership.objects.filter(
        Q(left_on__lt=at.date()) | Q(status=Membership.Status.DECLINED, joined_at__lt=at),
        proposals_to_learn=None,
        proposals_to_mentor=None,
    ),
)
