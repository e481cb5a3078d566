"""Papers written for somebody who pays. They stay when the account goes: the enterprise has to keep them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.personal import Link, day, hold
from enterprises.booking.models import Paper
from enterprises.booking.papers.queries import of_person
from enterprises.listings.words import money


def held(person: Any) -> list[dict[str, Any]]:
    return [_row(each) for each in reversed(of_person(person))]


def _row(paper: Paper) -> dict[str, Any]:
    address = paper.payer_address.splitlines()
    return {
        _("Paper"): f"{paper.get_kind_display()} {paper.number}",
        _("From"): paper.seller_name,
        _("Written"): day(paper.issued_at),
        _("What"): f"{paper.what}, {day(paper.starts)}",
        _("Money"): money(paper.pence),
        _("To"): ", ".join(filter(None, [paper.payer_organisation, paper.payer_name, *address])),
        _("Reference"): paper.payer_reference,
        _("For"): paper.for_whom,
    }


def _keep(person: Any) -> None:
    """The law has the enterprise keep them (booking.papers.retention): nothing of a paper is taken away before."""


def _mend(person: Any) -> list[Link]:
    return [Link(_("Your receipts and invoices"), reverse("papers:mine"))]


hold(
    "papers",
    gettext_lazy("Receipts and invoices"),
    held=held,
    erase=_keep,
    correct=_mend,
    why_kept=gettext_lazy(
        "The law has enterprises keep their receipts and invoices for six years after the year they are of."
    ),
)
