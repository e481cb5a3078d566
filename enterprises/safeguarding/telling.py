"""/worried/tell/: anybody tells a worry. Emergencies first; nothing is kept until it is sent, and no page is stored."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Person
from core.throttle import HOUR, throttled
from enterprises.listings.models import Area, Enterprise
from enterprises.safeguarding import actions
from enterprises.safeguarding.forms import TellForm
from enterprises.safeguarding.models import Contact


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@throttled("worry", capacity=10, per=HOUR)
def tell(request: HttpRequest) -> HttpResponse:
    """The form; ?listing= (a slug) says which enterprise it is about. Where nobody would read it, whom to ring."""
    enterprise = _listing(request)
    form = TellForm(
        request.POST if request.method == "POST" else None, person=request.user, has_area=enterprise is not None
    )
    has_readers = Contact.objects.standing().exists()
    if has_readers and form.is_valid():
        actions.tell(told_in(form, enterprise, by=request.user))
        danger = "?now=1" if form.cleaned_data["harm_now"] == "yes" else ""
        return redirect(reverse("safeguarding:told") + danger)
    context = {"form": form, "about": enterprise, "has_readers": has_readers}
    return render(request, "safeguarding/tell.html", context)


def told_in(form: TellForm, enterprise: Enterprise | None, *, by: object = None) -> actions.Told:
    """What a valid form says. `by` is whoever is signed in: written down only where they ticked it."""
    said = dict(form.cleaned_data)
    say_who = said.pop("say_who", False)
    area = said.pop("area", None) or (enterprise.area if enterprise else _only_area())
    person = by if say_who and isinstance(by, Person) else None
    return actions.Told(area=area, enterprise=enterprise, by=person, **said)


def _listing(request: HttpRequest) -> Enterprise | None:
    slug = request.GET.get("listing", "")[:80]
    return Enterprise.objects.public().select_related("area").filter(slug=slug).first() if slug else None


def _only_area() -> Area | None:
    areas = list(Area.objects.all()[:2])
    return areas[0] if len(areas) == 1 else None


@require_safe
@never_cache
def told(request: HttpRequest) -> HttpResponse:
    """We have it, and what happens next."""
    return render(request, "safeguarding/told.html", {"is_now": request.GET.get("now") == "1"})
