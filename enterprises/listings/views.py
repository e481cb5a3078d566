"""What a visitor can tell us: a correction, a problem, something looked for and not found."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from core.saved.door import fill, saveable, sending
from core.throttle import throttled
from enterprises.listings import actions, lines, places
from enterprises.listings.forms import CorrectionForm, LineForm, NeedForm, ProblemForm
from enterprises.listings.models import Enterprise
from enterprises.listings.moved import follows_moves

#: How often one visitor may send one of these forms: five at once, then one every ten minutes.
FIVE, SECONDS = 5, 3000
THANKS = ("correction", "problem", "need")


@require_http_methods(["GET", "POST"])
@saveable("correction")
@throttled("correction", capacity=FIVE, per=SECONDS)
@follows_moves
def correct(request: HttpRequest, slug: str) -> HttpResponse:
    """Suggest a correction to a listing."""
    enterprise = get_object_or_404(Enterprise.objects.public(), slug=slug)
    form = fill(CorrectionForm, request)
    if form.is_valid():
        if not form.is_from_a_machine:
            said = {name: form.cleaned_data[name] for name in ("about", "words", "contact")}
            with sending(request) as by:
                actions.suggest_correction(enterprise, by=by, **said)
        return redirect("listings:thanks", "correction")
    context = {"form": form, "enterprise": enterprise, "lines": lines.offered(enterprise)}
    return render(request, "listings/correct.html", context)


@require_http_methods(["GET", "POST"])
@saveable("correction_of_a_line")
@throttled("correction", capacity=FIVE, per=SECONDS)
@follows_moves
def correct_line(request: HttpRequest, slug: str, line: str) -> HttpResponse:
    """Say what one line of a listing should say instead."""
    if line not in lines.LINES:
        raise Http404
    enterprise = get_object_or_404(Enterprise.objects.public(), slug=slug)
    form = fill(LineForm, request, listing=enterprise, line=line)
    if form.is_valid():
        if not form.is_from_a_machine:
            said = {name: form.cleaned_data[name] for name in ("value", "words", "contact")}
            with sending(request) as by:
                actions.suggest_correction(enterprise, about=lines.LINES[line], line=line, by=by, **said)
        return redirect("listings:thanks", "correction")
    context = {"form": form, "enterprise": enterprise, "label": lines.label_of(line)}
    return render(request, "listings/correct_line.html", context)


@require_http_methods(["GET", "POST"])
@saveable("problem")
@throttled("problem", capacity=FIVE, per=SECONDS)
@follows_moves
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Report a problem with a listing to the area's support workers. Never public."""
    enterprise = get_object_or_404(Enterprise.objects.public(), slug=slug)
    form = fill(ProblemForm, request)
    if form.is_valid():
        if not form.is_from_a_machine:
            said = {name: form.cleaned_data[name] for name in ("kind", "words", "contact")}
            with sending(request) as by:
                actions.report_problem(enterprise, by=by, **said)
        return redirect("listings:thanks", "problem")
    return render(request, "listings/report.html", {"form": form, "enterprise": enterprise})


@require_http_methods(["GET", "POST"])
@saveable("need")
@throttled("need", capacity=FIVE, per=SECONDS)
def need(request: HttpRequest) -> HttpResponse:
    """Say what was looked for and not found. The search is in the address, so nothing is typed twice."""
    place = places.coarse_place(request.GET.get("near", ""), actions.middle_of_areas())
    initial = {"words": request.GET.get("q", "")[:200], "near": place.label if place else ""}
    form = fill(NeedForm, request, initial=initial)
    if form.is_valid():
        if not form.is_from_a_machine:
            said = {name: form.cleaned_data[name] for name in ("words", "near", "email")}
            with sending(request) as by:
                actions.record_need(query=request.GET.urlencode()[:1000], by=by, **said)
        return redirect("listings:thanks", "need")
    return render(request, "listings/need.html", {"form": form})


@require_safe
def thanks(request: HttpRequest, what: str) -> HttpResponse:
    """We have it, and what happens next."""
    if what not in THANKS:
        raise Http404
    return render(request, "listings/thanks.html", {"what": what})
