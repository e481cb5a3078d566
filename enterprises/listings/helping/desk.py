"""At the desk: what waits for a yes or no, writing an answer down, the slip, and asking those who run a listing.

A worker never decides for anybody. They write down what the person said and how, and the person is told that they did.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.helping import answering, deciding, registry
from accounts.helping.forms import AnswerForm, DecideCodeForm
from accounts.helping.mine import with_words
from accounts.models import Helps, Person, Prepared
from accounts.models_helps import print_size
from accounts.reach import reach_of
from accounts.rules import decisions_looked_after, may_key_in
from core import site
from core.moves import WrongMoment
from core.pdf import render_pdf
from core.saved import codes
from enterprises.listings import actions, agreed, contents
from enterprises.listings.complete import missing
from enterprises.listings.helping import asking
from enterprises.listings.models import Enterprise
from enterprises.listings.own import shown
from enterprises.listings.own.door import at_the_desk, of_ones_areas, person_of

A_PAGE = 20
#: So many codes one worker may key in within an hour: a whole post bag, and too few to guess one.
TRIES = 60
#: In the session: which code was typed for which question.
TYPED = "desk_typed_code"


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def decisions(request: HttpRequest) -> HttpResponse:
    """What waits, the longest first; and the box for a code from paper."""
    person = person_of(request)
    form = DecideCodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and (found := _found_by_code(person, form)):
        request.session[TYPED] = [found[0].pk, found[1]]
        return redirect("desk:decision", found[0].pk)
    words = request.GET.get("q", "").strip()[:100]
    rows = decisions_looked_after(person).filter(pk__in=Prepared.objects.waiting().values("pk"))
    if words:
        rows = rows.filter(person__name__icontains=words)
    rows = rows.select_related("person", "prepared_by").order_by("asked_at", "pk")
    page = Paginator(rows, A_PAGE).get_page((request.GET.get("page") or "1")[:12])
    page.object_list = with_words(registry.name_all(page.object_list))
    return render(request, "listings/helping/desk_decisions.html", {"page": page, "form": form, "q": words})


def _found_by_code(person: Person, form: DecideCodeForm) -> tuple[Prepared, str] | None:
    """What the code is for, in this worker's areas. None: the form now says why not."""
    typed = form.cleaned_data["decide_code"]
    if not answering.may_try(f"desk {person.pk}", typed, "decide code at the desk", tries=TRIES):
        form.add_error("decide_code", _("Many codes were tried. Wait a few minutes, look at the slip, then try again."))
        return None
    found = deciding.find_prepared(typed)
    if found and decisions_looked_after(person).filter(pk=found[0].pk).exists():
        return found
    form.add_error("decide_code", answering.said("unknown"))
    return None


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """To read out, and to write the answer down. Opening it is written down too."""
    row = _found(request, pk)
    typed = request.session.get(TYPED, [0, ""])
    code = typed[1] if typed[0] == row.pk and typed[1] in ("yes", "no") else ""
    doing = request.POST.get("do", "")
    form = AnswerForm(request.POST if doing == "said" else None)
    if doing == "paper" and code:
        if _write_down(request, row, answer=code, how=Prepared.How.PAPER, version=row.version):
            request.session.pop(TYPED, None)
            return redirect("desk:decisions")
        return redirect("desk:decision", row.pk)
    if doing == "said" and form.is_valid():
        given, version = form.cleaned_data, request.POST.get("version", "")
        is_done = _write_down(request, row, answer=given["answer"], how=given["how"], version=version)
        return redirect("desk:decisions") if is_done else redirect("desk:decision", row.pk)
    if request.method in ("GET", "HEAD"):
        deciding.read_out(row, by=person_of(request))
    context = {
        **answering.shown(row),
        "form": form,
        "code": code,
        "may_key_in": may_key_in(request.user, row, has_their_code=False),
        "is_their_own": row.person_id == person_of(request).pk,
        "listing_pk": row.subject_id if row.capability == "words" else "",
    }
    return render(request, "listings/helping/desk_decision.html", context)


def _found(request: HttpRequest, pk: int) -> Prepared:
    rows = decisions_looked_after(request.user).select_related("person", "prepared_by")
    return get_object_or_404(rows, pk=pk if pk < 2**63 else 0)


def _write_down(request: HttpRequest, row: Prepared, *, answer: str, how: str, version: str) -> bool:
    try:
        deciding.decide(row, is_yes=answer == "yes", how=how, version=version, by=person_of(request))
    except deciding.Answered as error:
        messages.info(request, answering.said(error.why))
    except (WrongMoment, PermissionDenied) as error:
        messages.error(request, str(error))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        said = _("Written down: %(name)s said yes.") if answer == "yes" else _("Written down: %(name)s said no.")
        messages.success(request, said % {"name": row.person.name} + " " + _("They are told that you wrote it down."))
        return True
    return False


@require_safe
@at_the_desk
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    """On paper: what would change, a code for yes and one for no. Only for what it says now, and while it waits."""
    row = _found(request, pk)
    facts = answering.shown(row)
    if facts["why"] or facts["is_changed"] or row.person_id == person_of(request).pk:
        messages.info(request, _("There is nothing to print: it was answered, or changed since they were asked."))
        return redirect("desk:decision", row.pk)
    deciding.printed(row, by=person_of(request))
    answer = HttpResponse(slip_pdf(row), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="yes-or-no.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


def slip_pdf(row: Prepared) -> bytes:
    """A tagged PDF in the language the person reads, large when they like that."""
    reach = reach_of(row.person)
    language = reach.language or settings.LANGUAGE_CODE
    with translation.override(language):
        context = {
            **answering.shown(row),
            "changes": registry.CAPABILITIES[row.capability].changes(row),
            "language": language,
            "size": print_size(Helps.objects.filter(person=row.person).first()),
            "yes_code": codes.shown(deciding.code_of(row, "yes")),
            "no_code": codes.shown(deciding.code_of(row, "no")),
            "page": settings.SITE_URL + reverse("decide:code"),
            "phone": site.current().phone,
            "hours": site.current().hours,
        }
        return render_pdf("documents/listings/yes_or_no.html", context, base_url=settings.SITE_URL)


class AskForm(forms.Form):
    use_required_attribute = False
    person = forms.ModelChoiceField(
        label=gettext_lazy("Who decides?"), queryset=Person.objects.none(), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: Any, listing: Enterprise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners = list(listing.owners.order_by("name", "pk"))
        self.fields["person"].queryset = listing.owners.order_by("name", "pk")  # type: ignore[attr-defined]
        if len(self.owners) == 1:
            self.initial["person"] = self.owners[0].pk


@require_http_methods(["GET", "HEAD", "POST"])
@of_ones_areas
def ask(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """A worker wrote a draft for somebody who runs it: they decide whether it goes on."""
    form = AskForm(request.POST if request.method == "POST" else None, listing=enterprise)
    if request.method == "POST" and form.is_valid():
        person = form.cleaned_data["person"]
        try:
            row = asking.ask_about_words(enterprise, by=person_of(request), person=person)
        except (WrongMoment, PermissionDenied) as error:
            messages.error(request, str(error))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            done = _("%(name)s is asked, in the way they like to be reached.")
            messages.success(request, done % {"name": person.name})
            return redirect("desk:decision", row.pk)
        return redirect("desk:ask", enterprise.pk)
    newest = enterprise.latest_revision
    changes = contents.compared(contents.shown_content(enterprise), newest.content) if newest else []
    context = {
        "enterprise": enterprise,
        "form": form,
        "parts": shown.by_part(changes),
        "missing": missing(actions.draft_of(enterprise)),
        # What they sent themselves needs no question; what was changed since takes it out of the queue.
        "is_sent": actions.task_in_progress(enterprise) is not None and not agreed.waits_for_yes(enterprise),
    }
    return render(request, "listings/helping/desk_ask.html", context)
