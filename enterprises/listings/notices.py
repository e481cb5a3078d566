"""Wagtail's own e-mails about a check of a listing: workers are told what came of what they sent, nobody else anything.

Those who run it are told in the way they like to be reached, in words of ours (emails.sent_back,
emails.changes_published), and the team of the area that something waits (emails.something_waits).
"""

from typing import Any

from wagtail.admin.mail import (
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
    WorkflowStateSubmissionEmailNotifier,
)
from wagtail.models import WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted

from enterprises.listings import rules
from enterprises.listings.models import Enterprise


def _but_owners(people: set[Any], state: WorkflowState) -> set[Any]:
    listing = state.content_object
    return {each for each in people if not (isinstance(listing, Enterprise) and rules.owns(each, listing))}


class _Approved(WorkflowStateApprovalEmailNotifier):
    def get_recipient_users(self, workflow_state: WorkflowState, **kwargs: Any) -> set[Any]:
        return _but_owners(super().get_recipient_users(workflow_state, **kwargs), workflow_state)


class _Rejected(WorkflowStateRejectionEmailNotifier):
    def get_recipient_users(self, workflow_state: WorkflowState, **kwargs: Any) -> set[Any]:
        return _but_owners(super().get_recipient_users(workflow_state, **kwargs), workflow_state)


class _Submitted(WorkflowStateSubmissionEmailNotifier):
    def get_recipient_users(self, workflow_state: WorkflowState, **kwargs: Any) -> set[Any]:
        if isinstance(workflow_state.content_object, Enterprise):
            return set()
        people: set[Any] = super().get_recipient_users(workflow_state, **kwargs)
        return people


_submitted, _approved, _rejected = _Submitted(), _Approved(), _Rejected()
# Under Wagtail's own names: whichever of the two is connected first, there is one of each, and it is ours.
for _signal, _notifier, _name in (
    (workflow_submitted, _submitted, "workflow_state_submitted_email_notification"),
    (workflow_approved, _approved, "workflow_state_approved_email_notification"),
    (workflow_rejected, _rejected, "workflow_state_rejected_email_notification"),
):
    _signal.disconnect(sender=WorkflowState, dispatch_uid=_name)
    _signal.connect(_notifier, sender=WorkflowState, dispatch_uid=_name)
