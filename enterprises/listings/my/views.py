"""The task list of an enterprise, and the steps of its form."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.models import Revision

from core.moves import WrongMoment
from enterprises.listings import actions, rules
from enterprises.listings.helping.shown import helping_on
from enterprises.listings.models import Enterprise
from enterprises.listings.my import sending, status
from enterprises.listings.my.clashes import clashes
from enterprises.listings.my.door import (
    come_back,
    forget_kept,
    helped_listing,
    is_autosave,
    own_listing,
    person_of,
    written_form,
    written_listing,
)
from enterprises.listings.my.forms import StepForm, read_based_on
from enterprises.listings.my.steps import STEPS, Step, next_step, section_of


@require_safe
@helped_listing
def tasks(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """Everything there is to write, and how it stands. A helper who only says when it is open has a page for that."""
    if not rules.may_write(request.user, listing):
        return redirect("listing_helping:today", listing.pk)
    draft = actions.draft_of(listing)
    rows = [(row, _address(listing, row.section.page, row.section.steps)) for row in status.rows(draft)]
    if request.is_helper:  # type: ignore[attr-defined]  # set at the door
        rows = [(row, address) for row, address in rows if row.section.page != "my:checks"]
    context = {
        "listing": listing,
        "draft": draft,
        "rows": rows,
        "done": sum(row.status == status.DONE for row, _href in rows),
        "stands": sending.how_it_stands(listing),
        "undo": undo_of(request, listing),
        **helping_on(request, listing),
        "suggested": listing.corrections.for_owners().open().count(),
    }
    return render(request, "listings/my/tasks.html", context)


def _address(listing: Enterprise, page: str, steps: tuple[Step, ...]) -> str:
    return reverse(page, args=[listing.pk]) if page else step_address(listing, steps[0])


def step_address(listing: Enterprise, step: Step) -> str:
    return reverse("my:step", kwargs={"pk": listing.pk, "step": step.key})


@require_http_methods(["GET", "POST"])
@written_form
def step(request: HttpRequest, listing: Enterprise, step: str) -> HttpResponseBase:
    """One page of the form: shown, changed by its buttons, saved."""
    here = STEPS[step]
    draft = actions.draft_of(listing)
    left = come_back(request)
    if left is not None:
        return _page(request, listing, here, _half_filled(here.form(left, instance=draft)))
    if request.method != "POST":
        return _page(request, listing, here, here.form(instance=draft))
    form = here.form(request.POST, instance=draft)
    if form.rows is not None and {"add_row", "remove_row"} & set(request.POST):
        note = form.rows.press(request.POST)
        return _page(request, listing, here, _half_filled(form), note=note)
    if not form.is_valid():
        return JsonResponse({"saved": ""}) if is_autosave(request) else _page(request, listing, here, form)
    return _save(request, listing, here, form)


def _half_filled(form: StepForm) -> StepForm:
    form.half_filled = True
    if form.rows is not None:
        form.rows.leave_unchecked()
    return form


def _save(request: HttpRequest, listing: Enterprise, here: Step, form: StepForm) -> HttpResponseBase:
    sitting = request.POST.get("sitting", "")
    try:
        version = actions.save_part(
            listing,
            by=person_of(request),
            values=form.values(),
            based_on=read_based_on(request.POST.get("based_on", "")),
            sitting=int(sitting) if sitting.isascii() and sitting.isdigit() and len(sitting) < 18 else None,
        )
    except actions.EditedMeanwhile as meanwhile:
        return _both(request, listing, here, meanwhile)
    except WrongMoment as moment:
        return _not_now(request, listing, here, form, str(moment))
    if is_autosave(request):
        return _saved_word(listing, here, version.pk if version else sitting)
    forget_kept(request)
    return redirect(_after(request, listing, here, version.pk if version else sitting))


def _not_now(request: HttpRequest, listing: Enterprise, here: Step, form: StepForm, why: str) -> HttpResponseBase:
    """Nothing was saved: the words stay on the page, and the reason stands over them."""
    return JsonResponse({"saved": ""}) if is_autosave(request) else _page(request, listing, here, form, trouble=why)


def _both(request: HttpRequest, listing: Enterprise, here: Step, meanwhile: Any) -> HttpResponseBase:
    """Somebody changed the same words: theirs to read beside mine. Saving again keeps mine."""
    if is_autosave(request):
        return JsonResponse({"clash": True}, status=409)
    form = here.form(instance=meanwhile.merged)
    form.content = meanwhile.theirs.serializable_data()  # what is saved next is made from theirs
    theirs = clashes(here.form(instance=meanwhile.theirs), meanwhile)
    return _page(request, listing, here, form, clashing=theirs)


def _saved_word(listing: Enterprise, here: Step, version: Any) -> JsonResponse:
    now = here.form(instance=actions.draft_of(listing))
    at = time_format(timezone.localtime(), "H:i")
    return JsonResponse({"saved": _("Saved at %(time)s") % {"time": at}, "sitting": version, "based_on": now.based_on})


def _after(request: HttpRequest, listing: Enterprise, here: Step, version: Any) -> str:
    """Stay, or the next step of the section, or the task list; with what there is to undo."""
    following = here if "stay" in request.POST else next_step(here)
    address = step_address(listing, following) if following else reverse("my:tasks", args=[listing.pk])
    return f"{address}?{urlencode({'saved': version or 'same'})}"


def _page(request: HttpRequest, listing: Enterprise, here: Step, form: StepForm, **more: Any) -> HttpResponse:
    section = section_of(here)
    context = {
        "listing": listing,
        "step": here,
        "section": section,
        "place": section.steps.index(here) + 1,
        "form": form,
        # A page that is shown again was made from what it was made from before.
        "based_on": form.data.get("based_on", "") if form.is_bound else form.based_on,
        "sitting": form.data.get("sitting", ""),
        "undo": undo_of(request, listing),
        "stands": sending.how_it_stands(listing),
        **more,
    }
    return render(request, "listings/my/step.html", context)


def undo_of(request: HttpRequest, listing: Enterprise) -> Any:
    """What the page says was just saved: the version that can be undone, "same" where nothing was different."""
    saved = request.GET.get("saved", "")
    if saved.isascii() and saved.isdigit() and len(saved) < 18:
        return Revision.objects.for_instance(listing).filter(pk=int(saved)).first()
    return "same" if saved else None


@require_POST
@written_listing
def undo(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """Put back the version before."""
    version = request.POST.get("version", "")
    number = int(version) if version.isascii() and version.isdigit() and len(version) < 18 else 0
    address = reverse("my:tasks", args=[listing.pk])
    try:
        back = actions.undo(listing, by=person_of(request), version=number)
    except WrongMoment as moment:
        messages.error(request, str(moment))
        return redirect(address)
    messages.success(request, _("It is as it was before."))
    return redirect(f"{address}?{urlencode({'saved': back.pk})}")


@require_safe
@own_listing
def checks(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """What the team has seen. Owners read it here; the team writes it, or sees it in the documents they send."""
    seen = listing.documents.filter(status="seen").select_related("proves").order_by("-seen_on", "-pk")
    context = {"listing": listing, "draft": actions.draft_of(listing), "documents": seen}
    return render(request, "listings/my/checks.html", context)


@require_safe
@written_listing
def preview(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """The draft, exactly as the public will see it: by the same page that shows it to them."""
    response: Any = actions.draft_of(listing).serve_preview(request, "")
    response.context_data["own_draft"] = listing
    return response
