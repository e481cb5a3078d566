"""/mentoring/: what there is, for everybody."""

from statistics import median

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from enterprises.mentoring import people
from enterprises.mentoring.models import MatchingPolicy, Pairing, Programme

#: Fewer would say something about somebody, or be chance (mentoring.md, M29).
ENOUGH = 5
SHOWN = (Programme.Status.OPEN, Programme.Status.CLOSED)
#: What counts, in words (matching.scoring.CRITERIA).
CRITERIA = {
    "topics": _("What you want to learn, and what they can help with"),
    "nearness": _("How near you are to each other"),
    "time": _("When you both have time"),
    "ways": _("How you both like to talk"),
    "common": _("What you both like"),
}


@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    rows = Programme.objects.filter(status=Programme.Status.OPEN).select_related("area").order_by("area__name", "name")
    return render(request, "mentoring/programmes.html", {"programmes": rows})


@require_safe
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """What it is, how people are put together there and who agreed that, what is kept private."""
    found = get_object_or_404(Programme.objects.filter(status__in=SHOWN).select_related("area"), slug=slug)
    policy = MatchingPolicy.objects.filter(programme=found, status=MatchingPolicy.Status.AGREED).first()
    weights = people.policy_of(found).weights
    counts = sorted((key for key in CRITERIA if weights.get(key, 0) > 0), key=lambda key: -weights[key])
    context = {
        "programme": found,
        "policy": policy,
        "rules": [CRITERIA[key] for key in counts],
        "wait": usual_wait(found),
    }
    return render(request, "mentoring/programme.html", context)


def usual_wait(programme: Programme) -> int:
    """Weeks that people usually waited, of the last pairings; 0 where too few are known to say."""
    rows = Pairing.objects.filter(programme=programme, mentee__waiting_since__isnull=False).order_by("-starts_on")
    known = rows.values_list("starts_on", "mentee__waiting_since")[:20]
    days = [(start - since).days for start, since in known if since]
    days = [each for each in days if each >= 0]
    return max(1, round(median(days) / 7)) if len(days) >= ENOUGH else 0
