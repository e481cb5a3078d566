"""Who may read and write messages. Each docstring is the policy."""

from typing import Any

from accounts import blocks
from accounts.models import Person
from enterprises.listings import rules
from enterprises.listings.models import BlockedSender, Enterprise, ProblemReport, Talk


def may_read_talk(person: Any, talk: Talk) -> bool:
    """Those who run the enterprise, once the visitor's address is proven. Nobody who works here."""
    return talk.status != Talk.Status.WAITING and rules.owns(person, talk.enterprise)


def may_read_reported(person: Any, problem: ProblemReport) -> bool:
    """What was reported is read by the area's team, and by editors."""
    return problem.talk_id is not None and rules.may_handle_messages(person, problem.area)


def may_switch(person: Any, enterprise: Enterprise) -> bool:
    """Whether messages are taken is said by those who run it, and by who may edit it."""
    return rules.owns(person, enterprise) or rules.may_edit(person, enterprise)


def takes_messages(enterprise: Enterprise) -> bool:
    """Where anybody may write to: it can be seen, it takes messages, and there is somebody to read them."""
    return enterprise.is_public and bool(enterprise.takes_messages) and enterprise.ownership_set.exists()


def is_blocked(talk: Talk) -> bool:
    """The enterprise wants no more from this address."""
    return BlockedSender.objects.filter(enterprise=talk.enterprise_id, sender=talk.sender).exists()


def are_kept_apart(talk: Talk) -> bool:
    """The visitor is kept apart from somebody who runs the enterprise. Nothing says so on either side's pages."""
    writer = Person.objects.filter(email__iexact=talk.email).first() if talk.email else None
    return writer is not None and blocks.any_apart([writer], talk.enterprise.owners.all())
