"""Handing over what a leaving worker looks after."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.permissions import policy_registry

from accounts.models import Call, Person, PostalLetter
from core.moves import WrongMoment
from enterprises.listings import actions, rules
from enterprises.listings.desk import waiting
from enterprises.listings.models import Area, Correction, Enterprise, ProblemReport
from enterprises.listings.own.door import at_the_desk, person_of


class HandOverForm(forms.Form):
    use_required_attribute = False
    leaver = forms.ModelChoiceField(
        label=gettext_lazy("Who leaves?"),
        queryset=Person.objects.filter(areaworker__isnull=False).distinct().order_by("name", "pk"),
        empty_label=gettext_lazy("Choose somebody"),
    )
    to = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Who takes over?"),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("One or more. Each of them gets all the areas."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        able = policy_registry.get_by_type(Enterprise).users_with_any_permission(["change"])
        self.fields["to"].queryset = able.order_by("name", "pk")  # type: ignore[attr-defined]  # a choice field has one

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("leaver") and cleaned["leaver"] in cleaned.get("to", []):
            self.add_error("to", ValidationError(_("Choose somebody else than who leaves.")))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def hand_over(request: HttpRequest) -> HttpResponse:
    """First asks who, then shows what goes along and asks again, then does it."""
    if not rules.may_hand_over(request.user):
        raise Http404
    form = HandOverForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        leaver, takers = form.cleaned_data["leaver"], list(form.cleaned_data["to"])
        if request.POST.get("do") == "hand_over" and _is_done(request, form, leaver, takers):
            return redirect("desk:front")
        if not form.errors:
            context |= {"leaver": leaver, "takers": takers, "counts": _counts(leaver)}
    return render(request, "listings/desk/hand_over.html", context)


def _is_done(request: HttpRequest, form: forms.Form, leaver: Person, takers: list[Person]) -> bool:
    try:
        actions.hand_over(leaver, to=takers, by=person_of(request))
    except ValidationError as error:
        form.add_error("to", error)
        return False
    except WrongMoment as error:
        messages.error(request, str(error))
        return True
    names = ", ".join(person.name for person in takers)
    said = _("All areas of %(leaver)s are now with %(names)s.") % {"leaver": leaver.name, "names": names}
    messages.success(request, said)
    return True


def _counts(leaver: Person) -> dict[str, Any]:
    """What goes along with the leaver's areas."""
    areas = Area.objects.filter(areaworker__person=leaver).order_by("name")
    listings = Enterprise.objects.filter(area__in=areas)
    keys = [str(pk) for pk in listings.values_list("pk", flat=True)]
    return {
        "areas": list(areas),
        "listings": len(keys),
        "checks": waiting.tasks_in_progress().filter(workflow_state__object_id__in=keys).count(),
        "messages": sum(
            model._default_manager.filter(enterprise__area__in=areas, status="open").count()
            for model in (Correction, ProblemReport)
        ),
        "letters": PostalLetter.objects.filter(area__in=areas, status="waiting").count(),
        "calls": Call.objects.filter(area__in=areas, status="waiting").count(),
    }
