"""Dealing with what visitors told us: one page each, and many at once."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from core.moves import WrongMoment
from enterprises.listings import actions, rules
from enterprises.listings.admin.scoping import ScopedBulkAction, only_visible, person_of
from enterprises.listings.models import Area, Correction, Enterprise, ProblemReport, UnmetNeed
from enterprises.listings.short_numbers import LENGTHS

Act = Callable[[], None]


def _deal_page(
    request: HttpRequest,
    message: Any,
    *,
    title: str,
    words: list[str],
    button: str,
    act: Act,
    after: str = "",
    form: forms.Form | None = None,
) -> HttpResponse:
    """Show the message and what will happen; on pressing the button do it and go on to `after`."""
    area = message.area if isinstance(message, UnmetNeed) else message.enterprise.area
    if not rules.may_handle_messages(request.user, area):
        raise PermissionDenied
    back = reverse(f"wagtailsnippets_listings_{message._meta.model_name}:list")
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            act()
        except ValidationError as error:
            form.add_error(None, error) if form is not None else messages.error(request, " ".join(error.messages))
        except WrongMoment as error:
            messages.error(request, str(error))
            return redirect(back)
        else:
            messages.success(request, _("Done."))
            return redirect(after or back)
    context = {
        "said": message,
        "header_title": title,
        "header_icon": "mail",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": back, "label": str(message._meta.verbose_name_plural).capitalize()},
            {"url": "", "label": title},
        ],
        "words": words,
        "button": button,
        "form": form,
        "back": back,
    }
    return TemplateResponse(request, "listings/admin/act.html", context)


def accept(request: HttpRequest, pk: int) -> HttpResponse:
    correction = get_object_or_404(Correction, pk=pk)
    return _deal_page(
        request,
        correction,
        title=_("Accept a correction"),
        words=[_("It is kept as accepted, and the listing opens so that you can change it.")],
        button=_("Accept and open the listing"),
        act=lambda: actions.accept_correction(correction, by=person_of(request)),
        after=reverse("wagtailsnippets_listings_enterprise:edit", args=[correction.enterprise_id]),
    )


def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    correction = get_object_or_404(Correction, pk=pk)
    return _deal_page(
        request,
        correction,
        title=_("Do not use a correction"),
        words=[_("The listing stays as it is.")],
        button=_("Do not use it"),
        act=lambda: actions.dismiss_correction(correction, by=person_of(request)),
    )


def handle(request: HttpRequest, pk: int) -> HttpResponse:
    problem = get_object_or_404(ProblemReport, pk=pk)
    return _deal_page(
        request,
        problem,
        title=_("Dealt with a problem"),
        words=[_("Press this when nothing more has to be done. To take the listing off the site, hide it first.")],
        button=_("Dealt with"),
        act=lambda: actions.handle_problem(problem, by=person_of(request)),
    )


def close(request: HttpRequest, pk: int) -> HttpResponse:
    need = get_object_or_404(UnmetNeed, pk=pk)
    return _deal_page(
        request,
        need,
        title=_("Close what somebody looked for"),
        words=[_("Their e-mail address is deleted at once, so nobody can write to them any more.")],
        button=_("Close it"),
        act=lambda: actions.close_need(need, by=person_of(request)),
    )


class GiveForm(forms.Form):
    area = forms.ModelChoiceField(label=gettext_lazy("Area"), queryset=Area.objects.order_by("name"))


def give(request: HttpRequest, pk: int) -> HttpResponse:
    need = get_object_or_404(UnmetNeed, pk=pk)
    form = GiveForm(request.POST or None)
    return _deal_page(
        request,
        need,
        title=_("Give it to another area"),
        words=[_("That area's team sees it from now on, and is told that something waits.")],
        button=_("Give it to them"),
        act=lambda: actions.give_need(need, form.cleaned_data["area"], by=person_of(request)),
        form=form,
    )


class TellForm(forms.Form):
    number = forms.CharField(
        label=gettext_lazy("Short number of the listing"),
        max_length=LENGTHS[-1],
        help_text=gettext_lazy("It is in the list of listings."),
    )

    def clean_number(self) -> str:
        number: str = self.cleaned_data["number"].strip()
        if not Enterprise.objects.public().filter(short_number=number).exists():
            raise ValidationError(_("No listing that the public can see has this number."))
        return number


def tell(request: HttpRequest, pk: int) -> HttpResponse:
    need = get_object_or_404(UnmetNeed, pk=pk)
    form = TellForm(request.POST or None)

    def act() -> None:
        enterprise = Enterprise.objects.get(short_number=form.cleaned_data["number"])
        actions.tell_need(need, enterprise, by=person_of(request))

    return _deal_page(
        request,
        need,
        title=_("Tell somebody about a listing"),
        words=[_("They get one e-mail with the listing's name, its line and its address.")],
        button=_("Send it"),
        act=act,
        form=form,
    )


MESSAGE_ACTS: list[URLPattern] = [
    path("corrections/<int:pk>/accept/", only_visible(accept, Correction), name="accept"),
    path("corrections/<int:pk>/dismiss/", only_visible(dismiss, Correction), name="dismiss"),
    path("problems/<int:pk>/handle/", only_visible(handle, ProblemReport), name="handle"),
    path("needs/<int:pk>/tell/", only_visible(tell, UnmetNeed), name="tell"),
    path("needs/<int:pk>/give/", only_visible(give, UnmetNeed), name="give"),
    path("needs/<int:pk>/close/", only_visible(close, UnmetNeed), name="close"),
]


class DealWithMany(ScopedBulkAction):
    """Does `act` to each chosen message that still waits."""

    template_name = "listings/admin/bulk.html"
    permission = "view"
    action_priority = 10
    act: Callable[..., None]
    waiting: str = ""
    words: Any = ""

    @classmethod
    def execute_action(cls, objects: Iterable[Any], **kwargs: Any) -> tuple[int, int]:
        waiting = [message for message in objects if message.status == cls.waiting]
        for message in waiting:
            cls.act(message, by=kwargs["self"].request.user)
        return len(waiting), 0

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, action=self)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext("Done for %(n)d message.", "Done for %(n)d messages.", num_parent_objects) % {
            "n": num_parent_objects
        }


class AcceptMany(DealWithMany):
    models = [Correction]
    display_name = gettext_lazy("Dealt with")
    aria_label = gettext_lazy("The chosen corrections are dealt with")
    action_type = "dealt_with"
    waiting = Correction.Status.OPEN
    act = staticmethod(actions.accept_correction)
    words = gettext_lazy("They are kept as accepted: the listings say it now.")


class HandleMany(DealWithMany):
    models = [ProblemReport]
    display_name = gettext_lazy("Dealt with")
    aria_label = gettext_lazy("The chosen problems are dealt with")
    action_type = "dealt_with"
    waiting = ProblemReport.Status.OPEN
    act = staticmethod(actions.handle_problem)
    words = gettext_lazy("Nothing more has to be done about them.")


class CloseMany(DealWithMany):
    models = [UnmetNeed]
    display_name = gettext_lazy("Close")
    aria_label = gettext_lazy("Close what the chosen people looked for")
    action_type = "dealt_with"
    waiting = UnmetNeed.Status.OPEN
    act = staticmethod(actions.close_need)
    words = gettext_lazy("Their e-mail addresses are deleted at once, so nobody can write to them any more.")


MESSAGE_BULK_ACTIONS: list[type[DealWithMany]] = [AcceptMany, HandleMany, CloseMany]
