"""What a visitor can tell us: a correction, a problem, something looked for and not found."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from core.throttle import throttled
from enterprises.listings import actions, places
from enterprises.listings.forms import CorrectionForm, NeedForm, ProblemForm
from enterprises.listings.models import Enterprise
from enterprises.listings.moved import follows_moves

#: How often one visitor may send one of these forms: five at once, then one every ten minutes.
FIVE, SECONDS = 5, 3000
THANKS = ("correction", "problem", "need")


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent; None for a form nobody has sent yet."""
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "POST"])
@throttled("correction", capacity=FIVE, per=SECONDS)
@follows_moves
def correct(request: HttpRequest, slug: str) -> HttpResponse:
    """Suggest a correction to a listing."""
    enterprise = get_object_or_404(Enterprise.objects.public(), slug=slug)
    form = CorrectionForm(typed(request))
    if request.method == "POST" and form.is_valid():
        if not form.is_from_a_machine:
            actions.suggest_correction(
                enterprise, **{name: form.cleaned_data[name] for name in ("about", "words", "contact")}
            )
        return redirect("listings:thanks", "correction")
    return render(request, "listings/correct.html", {"form": form, "enterprise": enterprise})


@require_http_methods(["GET", "POST"])
@throttled("problem", capacity=FIVE, per=SECONDS)
@follows_moves
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Report a problem with a listing to the area's support workers. Never public."""
    enterprise = get_object_or_404(Enterprise.objects.public(), slug=slug)
    form = ProblemForm(typed(request))
    if request.method == "POST" and form.is_valid():
        if not form.is_from_a_machine:
            actions.report_problem(
                enterprise, **{name: form.cleaned_data[name] for name in ("kind", "words", "contact")}
            )
        return redirect("listings:thanks", "problem")
    return render(request, "listings/report.html", {"form": form, "enterprise": enterprise})


@require_http_methods(["GET", "POST"])
@throttled("need", capacity=FIVE, per=SECONDS)
def need(request: HttpRequest) -> HttpResponse:
    """Say what was looked for and not found. The search is in the address, so nothing is typed twice."""
    initial = {"words": request.GET.get("q", "")[:200], "near": request.GET.get("near", "")[:60]}
    form = NeedForm(typed(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        if not form.is_from_a_machine:
            actions.record_need(
                words=form.cleaned_data["words"],
                near=form.cleaned_data["near"],
                email=form.cleaned_data["email"],
                query=request.GET.urlencode()[:1000],
                point=_point(form.cleaned_data["near"]),
            )
        return redirect("listings:thanks", "need")
    return render(request, "listings/need.html", {"form": form})


def _point(near: str) -> places.Point | None:
    match = places.find_place(near, units=actions.unit_point).match
    return match.point if match else None


@require_safe
def thanks(request: HttpRequest, what: str) -> HttpResponse:
    """We have it, and what happens next."""
    if what not in THANKS:
        raise Http404
    return render(request, "listings/thanks.html", {"what": what})
