"""Somebody asks by phone for their data, says that it is wrong, or wants it erased: a worker does it for them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import rules
from accounts.models import DataCopy, Doubt, Erasure, Identity, Person
from accounts.own_data import actions
from accounts.own_data.views import as_file, waiting_erasure
from core.forms import CountedTextarea
from core.moves import WrongMoment
from core.personal import parts
from enterprises.listings.own.door import at_the_desk, person_of

A_PAGE = 20


class AskForm(forms.Form):
    """What they ask for, and how the worker knows that it is them."""

    use_required_attribute = False
    identity = forms.ChoiceField(
        label=gettext_lazy("How do you know that it is them?"),
        choices=Identity.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("A number on your screen shows who rings only until somebody borrows the phone."),
    )
    what = forms.ChoiceField(
        label=gettext_lazy("What do they ask for?"),
        choices=(
            ("copy", gettext_lazy("A copy of everything we hold about them")),
            ("wrong", gettext_lazy("Something is wrong and must be put right")),
            ("erase", gettext_lazy("To have everything erased")),
        ),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("What is wrong?"),
        max_length=1000,
        required=False,
        widget=CountedTextarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Only when something is wrong: what we have, and what it should be."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("what") == "wrong" and not cleaned.get("words", "").strip():
            self.add_error("words", _("Write what is wrong."))
        return cleaned


def _people(request: HttpRequest) -> QuerySet[Person]:
    return rules.people_looked_after(request.user).filter(is_active=True)


def _found(request: HttpRequest, words: str) -> QuerySet[Person]:
    named = Q(name__icontains=words) | Q(email__iexact=words) | Q(phone__icontains=words)
    return _people(request).filter(named | Q(enterprises__name__icontains=words)).distinct().order_by("name", "pk")


def doubts_for(person: Any) -> QuerySet[Doubt]:
    """What people said is wrong, of those somebody looks after, the longest wait first."""
    mine = rules.people_looked_after(person).values("pk")
    return Doubt.objects.filter(status=Doubt.Status.WAITING, person__in=mine).order_by("asked_at", "pk")


@require_safe
@at_the_desk
def people(request: HttpRequest) -> HttpResponse:
    """Look for whoever rings; below, what people said is wrong, and who is going to be erased."""
    words = request.GET.get("words", "").strip()[:80]
    found = Paginator(_found(request, words), A_PAGE).get_page((request.GET.get("page") or "1")[:12]) if words else None
    waiting = Erasure.objects.filter(status=Erasure.Status.WAITING, person__in=_people(request).values("pk"))
    context = {
        "words": words,
        "page": found,
        "doubts": doubts_for(request.user).select_related("person")[:100],
        "erasures": waiting.select_related("person").order_by("due_at", "pk")[:100],
    }
    return render(request, "listings/desk/own_data.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def somebody(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: what they ask for, what waits. What is held is in the copy, which is for them and not for us."""
    person = get_object_or_404(_people(request), pk=pk)
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _do(request, person, form.cleaned_data)
        return redirect("desk:own_data_of", person.pk)
    copies = DataCopy.objects.filter(person=person).order_by("-pk").defer("sealed_json", "sealed_pdf")
    context = {"person": person, "form": form, "copies": copies, "erasure": waiting_erasure(person)}
    context |= {"parts": parts(), "may_be_erased": rules.may_be_erased(person)}
    context["doubts"] = Doubt.objects.filter(person=person).order_by("-pk")[:A_PAGE]
    return render(request, "listings/desk/own_data_of.html", context)


def _do(request: HttpRequest, person: Person, asked: dict[str, Any]) -> None:
    by, identity, name = person_of(request), asked["identity"], {"name": person.name}
    if asked["what"] == "copy":
        actions.ask_copy(person, by=by, identity=identity)
        messages.success(request, _("The copy is being made. Come back in a few minutes to print it for them."))
    elif asked["what"] == "wrong":
        actions.say_wrong(person, asked["words"], by=by, identity=identity)
        messages.success(request, _("Kept. It waits with what else is wrong."))
    elif not rules.may_be_erased(person):
        messages.error(request, _("%(name)s works here: an administrator takes them off the team first.") % name)
    else:
        try:
            actions.ask_erasure(person, by=by, identity=identity)
            messages.success(request, _("Kept. %(name)s is told in two ways, and can stop it.") % name)
        except WrongMoment as error:
            messages.info(request, str(error))


@require_safe
@at_the_desk
def copy(request: HttpRequest, pk: int, copy_pk: int) -> HttpResponse:
    """To print and post. That it was opened is written down, and stands in the person's own copy."""
    person = get_object_or_404(_people(request), pk=pk)
    made = DataCopy.objects.exclude(made_at=None).exclude(identity="")
    found = get_object_or_404(made, person=person, pk=copy_pk)
    return as_file(actions.open_copy(found, by=person_of(request), kind="pdf"), "pdf")


@require_POST
@at_the_desk
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """They want to stay."""
    person = get_object_or_404(_people(request), pk=pk)
    if erasure := waiting_erasure(person):
        actions.stop_erasure(erasure, by=person_of(request))
        messages.success(request, _("It is stopped. Nothing is erased."))
    return redirect("desk:own_data_of", person.pk)


@require_POST
@at_the_desk
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """What was wrong is put right; or it is not, after all."""
    mine = rules.people_looked_after(request.user).values("pk")
    doubt = get_object_or_404(Doubt.objects.filter(person__in=mine), pk=pk)
    undo = request.POST.get("do") == "undo"
    try:
        (actions.open_again if undo else actions.settle)(doubt, by=person_of(request))
        said = _("It waits again.") if undo else _("Dealt with. They are told.")
        messages.success(request, said)
    except WrongMoment as error:
        messages.info(request, str(error))
    return redirect("desk:own_data_of", doubt.person_id)
