"""What happened is written down, once: record() is called by actions, inside their transaction."""

from typing import Any

from django.db import models

from core.models import Event

#: Every tag there is, as subject:happened. History pages and statistics read these; nothing else keeps history.
TAGS = frozenset(
    {
        "base:changed",
        "base:read",
        "booking:cancelled",
        "booking:completed",
        "booking:confirmed",
        "booking:declined",
        "booking:expired",
        "booking:held",
        "booking:moved",
        "booking:no_show",
        "booking:noted",
        "booking:requested",
        "booking_terms:invoices_changed",
        "booklet:asked",
        "booklet:made",
        "call:made",
        "call:needed",
        "call:no_answer",
        "call:not_made",
        "call:read",
        "caseload:handed_over",
        "correction:accepted",
        "correction:dismissed",
        "correction:opened_again",
        "correction:suggested",
        "document:added",
        "document:copied",
        "document:let_go",
        "document:not_usable",
        "document:opened",
        "document:put_back",
        "document:ran_out_soon",
        "document:removed",
        "document:replaced",
        "document:seen",
        "document:taken_back",
        "data:copy_asked",
        "data:copy_opened",
        "data:copy_thrown_away",
        "data:doubt_opened_again",
        "data:doubt_said",
        "data:doubt_settled",
        "data:erased",
        "data:erasure_asked",
        "data:erasure_stopped",
        "easy_read:checked",
        "easy_read:deleted",
        "easy_read:drafted",
        "easy_read:out_of_date",
        "easy_read:right_again",
        "easy_read:sent",
        "easy_read:taken_down",
        "help:accepted",
        "help:declined",
        "help:ended",
        "help:named",
        "helps:met",
        "helps:not_met",
        "helps:read",
        "helps:recorded",
        "helps:reviewed",
        "helps:shared",
        "letter:given_up",
        "letter:not_posted",
        "letter:posted",
        "letter:printed",
        "listing:address_changed",
        "listing:asked_if_right",
        "listing:closed_for_good",
        "listing:confirmed",
        "listing:created",
        "listing:deleted",
        "listing:drafted",
        "listing:hidden",
        "listing:imported",
        "listing:invitation_declined",
        "listing:invitation_revoked",
        "listing:messages_off",
        "listing:messages_on",
        "listing:owner_invited",
        "listing:owner_joined",
        "listing:photo_removed",
        "listing:published",
        "listing:put_back",
        "listing:reopened",
        "listing:sent_back",
        "listing:photo_centred",
        "listing:sent",
        "listing:shown_again",
        "listing:taken_back",
        "listing:undone",
        "listing:unpublished",
        "listing:updated",
        "need:closed",
        "need:given",
        "need:opened_again",
        "need:recorded",
        "need:told",
        "newcomer:asked",
        "newcomer:handled",
        "newcomer:opened_again",
        "newcomer:read",
        "paper:written",
        "payment:not_received",
        "payment:received",
        "phone:changed",
        "phone:confirmed",
        "phone:removed",
        "prepared:asked",
        "prepared:no",
        "prepared:printed",
        "prepared:read",
        "prepared:withdrawn",
        "prepared:yes",
        "problem:handled",
        "problem:opened_again",
        "problem:reported",
        "reach:changed",
        "reach:read",
        "recording:sent",
        "recovery:agreed",
        "recovery:asked",
        "recovery:done",
        "recovery:given_up",
        "recovery:stopped",
        "refund:given_back",
        "saved_form:finished",
        "saved_form:forgotten",
        "saved_form:opened",
        "saved_form:saved",
        "share:began",
        "share:ended",
        "share:opened",
        "sender:blocked",
        "sender:unblocked",
        "story:consent_changed",
        "story:consent_ended",
        "story:consent_recorded",
        "story:consent_withdrawn",
        "talk:answered",
        "talk:began",
        "talk:confirmed",
        "talk:ended",
        "talk:opened_again",
        "talk:read",
        "talk:reported",
        "talk:written_back",
    }
)


def record(tag: str, subject: models.Model, *, by: Any = None, on_behalf_of: Any = None) -> Event:
    """Write one event. `by` is the Person who did it (None: a visitor or the system), `on_behalf_of` whom for.

    Raises ValueError for an unlisted tag.
    """
    if tag not in TAGS:
        raise ValueError(f"{tag!r} is not in core.events.TAGS. Add it there first.")
    return Event.objects.create(
        tag=tag, subject_type=subject._meta.label_lower, subject_id=str(subject.pk), by=by, on_behalf_of=on_behalf_of
    )


def has_happened(tag: str, subject: models.Model) -> bool:
    """Whether this was written down about the subject before."""
    return Event.objects.filter(tag=tag, subject_type=subject._meta.label_lower, subject_id=str(subject.pk)).exists()


def in_words(tag: str) -> str:
    """“listing: sent back”, for whoever reads their own record."""
    subject, _colon, happened = tag.partition(":")
    return f"{subject}: {happened}".replace("_", " ")
