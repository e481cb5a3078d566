"""The page on which somebody says yes or no to another time, or chooses one."""

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import Person
from core import throttle
from core.moves import WrongMoment
from enterprises.booking import queries, regular
from enterprises.booking.actions import other_time
from enterprises.booking.models import Proposal
from enterprises.booking.other_times.links import proposal_of

#: So many free times stand on a page.
MOST = 24


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@throttle.throttled("answer another time", capacity=20, per=throttle.HOUR)
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing; a press does."""
    proposal = proposal_of(token)
    if proposal is None:
        return render(request, "booking/other_times/spoilt.html", status=404)
    trouble = ""
    if request.method == "POST":
        trouble = _answer(request, proposal)
        if not trouble:
            return redirect("other_time", token)
    return render(request, "booking/other_times/answer.html", _context(request, proposal, trouble))


def _context(request: HttpRequest, proposal: Proposal, trouble: str) -> dict[str, object]:
    booking, now = proposal.booking, timezone.now()
    is_open = proposal.status == Proposal.Status.OPEN and proposal.expires_at > now
    after = _moment(request.GET.get("after", "")) if is_open else None
    free = _free(proposal, after) if is_open else []
    return {
        "proposal": proposal,
        "booking": booking,
        "offering": booking.offering,
        "enterprise": booking.offering.enterprise,
        "new_start": proposal.starts_at and proposal.starts_at.astimezone(booking.tz),
        "until": proposal.expires_at.astimezone(booking.tz),
        "is_open": is_open,
        "free": free[:MOST],
        "later": free[MOST - 1].isoformat() if len(free) > MOST else "",
        "trouble": trouble,
    }


def _free(proposal: Proposal, after: datetime | None) -> list[datetime]:
    """Free starts on the enterprise's wall, from a moment on; one more than a page shows, if there are. For a regular
    one, which may lie far away, those from a week before it.
    """
    booking = proposal.booking
    after = after or (booking.starts_at - timedelta(days=7) if booking.series_id else None)
    found = queries.free_times(booking.offering, booking.minutes, further=regular.further(booking))
    starts = [each.starts_at for each in found if each.places >= booking.places]
    later = [start for start in starts if after is None or start > after]
    return [start.astimezone(booking.tz) for start in later[: MOST + 1]]


def _moment(text: str) -> datetime | None:
    """A moment with its offset; None for anything else."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and found.tzinfo and abs(found - timezone.now()) < timedelta(days=1000) else None


def _answer(request: HttpRequest, proposal: Proposal) -> str:
    """Do it; or a sentence that says why not."""
    by = request.user if isinstance(request.user, Person) else None
    doing, start = request.POST.get("do"), _moment(request.POST.get("start", ""))
    try:
        if doing == "yes":
            other_time.take(proposal, by=by)
        elif doing == "no":
            other_time.refuse(proposal, by=by)
        elif start is not None:
            other_time.choose(proposal, start, by=by)
        else:
            return _("Choose one of the times.")
    except WrongMoment as moment:
        proposal.refresh_from_db()
        return str(moment)
    return ""
