"""Stopping halfway and coming back (core.saved): the code keeps every answer, whichever page it was asked for on."""

from typing import Any

from django import forms
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.saved.door import SaveableForm, ticket_of
from enterprises.booking.journey import draft as drafts
from enterprises.booking.journey.forms import StepForm
from enterprises.booking.journey.steps import ALL
from enterprises.listings.saved_kinds import area_of_listing, saved_kind

#: What the pages carry beside the answers of other pages, for their code alone.
DONE, KEY, OFFER = "pages_done", "kept_key", "kept_offer"


class WholeForm(SaveableForm, forms.Form):
    """Every question there is, as it is read out at the desk."""


WholeForm.base_fields = {name: field for step in ALL for name, field in step.form.base_fields.items()}
saved_kind("booking", _("Book with an enterprise"), WholeForm, area_of_listing)


def carried(draft: drafts.Draft, form: StepForm | None) -> list[tuple[str, str]]:
    """The answers of all other pages, as hidden fields of this one."""
    here = form.fields if form else {}
    rows = [(name, value) for name, value in draft.answers.items() if name not in here]
    kept = [(OFFER, _signer().sign(draft.offer))] if draft.offer else []
    return [*rows, *kept, (DONE, " ".join(draft.done))]


def _signer() -> Signer:
    return Signer(salt="booking.kept_offer")


def _offer_of(text: str) -> str:
    """What was kept for whoever saved it; "" for what was tampered with."""
    try:
        return _signer().unsign(text)
    except BadSignature:
        return ""


def put_back(request: HttpRequest, slot: str, draft: drafts.Draft) -> drafts.Draft:
    """A saved form was opened: its answers are the draft's from now on, and its ticket stays with it."""
    left: Any = getattr(request, "half_filled", None)
    if left is None:
        return draft
    known = {name: left[name] for name in WholeForm.base_fields if name in left}
    draft.answers |= known
    draft.offer = _offer_of(left.get(OFFER, ""))
    draft.done = [key for key in left.get(DONE, "").split() if key in {step.key for step in ALL}]
    ticket = ticket_of(request)
    if ticket:
        draft.ticket = ticket.text
        request.saved = None  # type: ignore[attr-defined]  # the draft has it: a page sent on is not the form sent
    drafts.keep(request, slot, draft)
    return draft


def give_ticket(request: HttpRequest, draft: drafts.Draft) -> None:
    """Saved once more, it keeps the code it has."""
    if request.method == "POST" and draft.ticket and {"get_code", "save_later"} & set(request.POST):
        typed = request.POST.copy()
        typed["saved"] = draft.ticket
        request.POST = typed  # type: ignore[assignment]  # Django lets it be set
