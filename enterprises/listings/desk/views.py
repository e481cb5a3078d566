"""The desk: what waits, and the listings that were sent for checking."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import desk
from core.moves import WrongMoment
from enterprises.listings import actions, contents, rules
from enterprises.listings.desk import waiting
from enterprises.listings.desk.forms import NarrowForm, SendBackForm
from enterprises.listings.helping.waits import waits_for
from enterprises.listings.models import Enterprise
from enterprises.listings.own import shown
from enterprises.listings.own.door import at_the_desk, of_ones_areas, person_of


@require_safe
@at_the_desk
def front(request: HttpRequest) -> HttpResponse:
    """What waits for this person, what needs somebody first on top: the same as on the admin's first page."""
    person = person_of(request)
    context = {"waiting": desk.waiting_for(person), "ways": desk.ways_for(person)}
    return render(request, "listings/desk/front.html", {**context, "may_hand_over": rules.may_hand_over(person)})


@require_safe
@at_the_desk
def listings(request: HttpRequest) -> HttpResponse:
    """The queue: the longest wait first."""
    person = person_of(request)
    narrow = NarrowForm(request.GET, person=person)
    wished = narrow.wished()
    page = waiting.queue(person, **wished, number=request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {"page": page, "narrow": narrow, "is_narrowed": any(wished.values()), "query": query.urlencode()}
    context["has_small"] = any(each.is_small for each in page.object_list)
    return render(request, "listings/desk/listings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_ones_areas
def listing(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """One listing before and after, and what comes of it."""
    doing = request.POST.get("do", "")
    form = SendBackForm(request.POST if doing == "send_back" else None)
    try:
        if doing == "publish":
            actions.publish_checked(enterprise, version=request.POST.get("version", ""), by=person_of(request))
            messages.success(request, _("“%(name)s” is published. Everybody can see it.") % {"name": enterprise.name})
            return redirect("desk:listings")
        if doing == "send_back" and form.is_valid():
            _send_back(request, enterprise, form)
            return redirect("desk:listings")
    except PermissionDenied as error:
        messages.error(request, str(error))
        return redirect("desk:listing", enterprise.pk)
    except actions.NewerVersion as error:
        # On this very page, so that the words somebody has just written are still there.
        messages.error(request, str(error))
        enterprise = Enterprise.objects.select_related("area", "latest_revision__user", "live_revision").get(
            pk=enterprise.pk
        )
    except WrongMoment as error:
        messages.error(request, str(error))
        return redirect("desk:listing", enterprise.pk)
    return render(request, "listings/desk/listing.html", {**_before_and_after(request, enterprise), "form": form})


def _send_back(request: HttpRequest, enterprise: Enterprise, form: SendBackForm) -> None:
    version = request.POST.get("version", "")
    actions.send_back(enterprise, version=version, words=form.said(), by=person_of(request))
    said = _("“%(name)s” went back with your words. They are told in the way they like to be reached.")
    messages.success(request, said % {"name": enterprise.name})


def _before_and_after(request: HttpRequest, enterprise: Enterprise) -> dict[str, Any]:
    """What the page shows: of the newest draft against what the public sees."""
    revision, task = enterprise.latest_revision, actions.task_in_progress(enterprise)
    before = contents.shown_content(enterprise)
    changes = contents.compared(before, revision.content) if revision else []
    return {
        "enterprise": enterprise,
        "revision": revision,
        "task": task,
        "parts": shown.by_part(changes),
        "is_new": not before,
        "version": contents.stamp(revision) if revision else "",
        "owners": enterprise.owners.select_related("helps").order_by("name"),
        "may_read_documents": rules.may_read_documents(request.user, enterprise),
        "may_check": rules.may_check(request.user, enterprise),
        "is_own": rules.owns(request.user, enterprise),
        "waits": waits_for(enterprise),
        "is_closed_for_good": actions.is_closed_for_good(enterprise),
    }


@require_safe
@of_ones_areas
def preview(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """The newest draft exactly as its page would be."""
    draft = enterprise.get_latest_revision_as_object()
    answer: HttpResponse = draft.make_preview_request(request)
    return answer


@require_POST
@at_the_desk
def publish_many(request: HttpRequest) -> HttpResponse:
    """Several small changes at once: first asks with all of them on the page, then says of each what came of it."""
    person = person_of(request)
    chosen = dict(each.split(":", 1) for each in request.POST.getlist("listing")[:100] if ":" in each)
    tasks = waiting.tasks_for(person).filter(workflow_state__object_id__in=list(chosen))
    sent = waiting.seen(list(tasks), person)
    if not sent:
        messages.info(request, _("Nothing was ticked that still waits. Tick the listings first."))
        return redirect("desk:listings")
    if request.POST.get("sure") != "yes":
        # Small changes hold no pictures.
        items = [(each, shown.by_part(each.changes, {})) for each in sent if each.is_small]
        return render(request, "listings/desk/publish_many.html", {"items": items, "back": reverse("desk:listings")})
    results = [(each.listing, _publish_one(each, chosen[str(each.listing.pk)], person)) for each in sent]
    return render(request, "listings/desk/published_many.html", {"results": results})


def _publish_one(each: waiting.Sent, version: str, person: Any) -> str:
    """What went wrong with one of many, in words; "" when it is published."""
    if not each.is_small:
        return _("This is more than a small change now. Look at it on its own page.")
    try:
        actions.publish_checked(each.listing, version=version, by=person)
    except (WrongMoment, PermissionDenied) as error:
        return str(error)
    return ""
