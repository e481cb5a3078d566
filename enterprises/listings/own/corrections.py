"""What visitors say is not right, for those who run the listing: taken with one press, or not, and taken back.

How the visitor can be reached is for the team alone, and stands on none of these pages.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.moves import WrongMoment
from enterprises.listings import actions, lines
from enterprises.listings.highlight import marked
from enterprises.listings.models import Correction, Enterprise
from enterprises.listings.my.door import number_in
from enterprises.listings.my.sending import how_it_stands
from enterprises.listings.own.door import of_ones_own, person_of

A_PAGE, LATELY, MOST_LATELY = 20, timedelta(days=30), 20
#: Where somebody changes what a correction without a line is about: the step of the form.
STEPS = {"contact": "contact", "when": "days", "price": "prices", "where": "where", "what": "about"}


@dataclass(frozen=True)
class Suggested:
    """One correction on the page: what the draft says now and what it should, as HTML with the difference marked."""

    row: Correction
    label: str
    before: Any
    after: Any
    step: str

    @property
    def is_of_today(self) -> bool:
        return self.row.line in lines.TODAY


@require_http_methods(["GET", "HEAD", "POST"])
@of_ones_own
def suggested(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    theirs = enterprise.corrections.for_owners()
    act = {"accept": _accept, "dismiss": _dismiss, "undo": _undo}.get(request.POST.get("do", ""))
    if act:
        _deal(request, get_object_or_404(theirs, pk=number_in(request.POST.get("correction", ""))), act)
        return redirect("corrections", enterprise.pk)
    draft = actions.draft_of(enterprise)
    page = Paginator(theirs.open().order_by("created_at", "pk"), A_PAGE).get_page(request.GET.get("page", "1")[:12])
    done = theirs.exclude(status=Correction.Status.OPEN).filter(handled_at__gt=timezone.now() - LATELY)
    lately = done.select_related("handled_by").order_by("-handled_at")[:MOST_LATELY]
    context = {
        "listing": enterprise,
        "page": page,
        "open": [_shown(each, draft) for each in page.object_list],
        "done": [_shown(each, draft) for each in lately],
        "stands": how_it_stands(enterprise),
    }
    return render(request, "listings/own/corrections.html", context)


def _deal(request: HttpRequest, correction: Correction, act: Any) -> None:
    try:
        messages.success(request, act(correction, person_of(request)))
    except WrongMoment as moment:
        messages.error(request, str(moment))


def _accept(correction: Correction, by: Any) -> str:
    actions.accept_correction(correction, by=by)
    if correction.line in lines.TODAY:
        return _("Everybody sees it now.")
    if correction.line:
        return _("Your draft says it now. Send it for checking when you are ready.")
    return _("Good. We have noted that you have changed it.")


def _dismiss(correction: Correction, by: Any) -> str:
    actions.dismiss_correction(correction, by=by)
    return _("Your page stays as it is.")


def _undo(correction: Correction, by: Any) -> str:
    actions.reopen_correction(correction, by=by)
    return _("It is as it was before.")


def _shown(row: Correction, draft: Enterprise) -> Suggested:
    if not row.line:
        return Suggested(row, row.get_about_display(), "", "", STEPS.get(row.about, ""))
    before, after = marked(lines.says(draft, row.line), row.value)
    return Suggested(row, lines.label_of(row.line), before, after, "")
