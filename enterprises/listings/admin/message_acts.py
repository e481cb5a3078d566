"""Dealing with what visitors told us: one page each, and many at once."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from enterprises.listings import actions, lines, rules
from enterprises.listings.admin.asking import allow, ask, crumbs
from enterprises.listings.admin.buttons import with_undo
from enterprises.listings.admin.scoping import ActOnMany, only_visible, person_of
from enterprises.listings.models import Area, Correction, Enterprise, ProblemReport, UnmetNeed
from enterprises.listings.short_numbers import LENGTHS


def _deal_page(
    request: HttpRequest, message: Any, *, title: str, act: Callable[[], None], done: str, **more: Any
) -> HttpResponse:
    """A page that shows a message and asks (see ask). `done` says what was done, beside a button that takes it back."""
    allow(rules.may_handle_messages(request.user, message.area))
    back = reverse(f"wagtailsnippets_listings_{message._meta.model_name}:list")
    messages = str(message._meta.verbose_name_plural).capitalize()

    def act_and_say() -> str:
        act()
        undo = _reopen_address(message) if "open" in message.MOVES[message.status] else ""
        return with_undo(request, [done], undo=_("Open it again"), address=undo)

    return ask(
        request,
        said=message,
        header_title=title,
        header_icon="mail",
        breadcrumbs_items=crumbs((back, messages), ("", title)),
        act=act_and_say,
        back=back,
        **more,
    )


def _reopen_address(message: Any) -> str:
    return reverse(f"listings_messages:reopen_{message._meta.model_name}", args=[message.pk])


def accept(request: HttpRequest, pk: int) -> HttpResponse:
    correction = get_object_or_404(Correction, pk=pk)
    return _deal_page(
        request,
        correction,
        title=_("Accept a correction"),
        words=[_("It is kept as accepted, and the listing opens so that you can change it."), *_of_a_line(correction)],
        button=_("Accept and open the listing"),
        act=lambda: actions.accept_correction(correction, by=person_of(request)),
        then=lambda: reverse("wagtailsnippets_listings_enterprise:edit", args=[correction.enterprise_id]),
        done=_("The correction is accepted. Now look at the draft, change what else is needed, and publish it.")
        if correction.line
        else _("The correction is accepted. Now change the listing, and publish it."),
    )


def _of_a_line(correction: Correction) -> list[str]:
    """What accepting it writes, for one that names a line."""
    if not correction.line:
        return []
    names = {"line": lines.label_of(correction.line), "value": correction.value or _("nothing")}
    if correction.line in lines.TODAY:
        return [_("“%(line)s” then says, for everybody at once: %(value)s") % names]
    return [_("The draft then says at “%(line)s”: %(value)s") % names]


def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    correction = get_object_or_404(Correction, pk=pk)
    return _deal_page(
        request,
        correction,
        title=_("Do not use a correction"),
        words=[_("The listing stays as it is.")],
        button=_("Do not use it"),
        act=lambda: actions.dismiss_correction(correction, by=person_of(request)),
        done=_("The correction is not used. The listing stays as it is."),
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
        done=_("The problem is dealt with."),
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
        done=_("It is closed, and their e-mail address is deleted."),
    )


def reopen(request: HttpRequest, pk: int, model: type[Correction | ProblemReport | UnmetNeed]) -> HttpResponse:
    message: Any = get_object_or_404(model, pk=pk)
    return _deal_page(
        request,
        message,
        title=_("Open it again"),
        words=[_("It waits again, for you or somebody else of the team.")],
        button=_("Open it again"),
        act=lambda: actions.open_again(message, by=person_of(request)),
        done=_("It waits again."),
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
        done=_("It is with that area's team now, and they are told."),
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
        done=_("The e-mail is on its way to them."),
    )


MESSAGE_ACTS: list[URLPattern] = [
    path("corrections/<int:pk>/accept/", only_visible(accept, Correction), name="accept"),
    path("corrections/<int:pk>/dismiss/", only_visible(dismiss, Correction), name="dismiss"),
    path("problems/<int:pk>/handle/", only_visible(handle, ProblemReport), name="handle"),
    path("needs/<int:pk>/tell/", only_visible(tell, UnmetNeed), name="tell"),
    path("needs/<int:pk>/give/", only_visible(give, UnmetNeed), name="give"),
    path("needs/<int:pk>/close/", only_visible(close, UnmetNeed), name="close"),
    *(
        path(
            f"{start}/<int:pk>/reopen/",
            only_visible(reopen, model),
            {"model": model},
            name=f"reopen_{model._meta.model_name}",
        )
        for start, model in (("corrections", Correction), ("problems", ProblemReport), ("needs", UnmetNeed))
    ),
]


class DealWithMany(ActOnMany):
    """Does `act` to each chosen message that still waits."""

    permission = "view"
    action_priority = 10
    waiting: str = ""

    @classmethod
    def execute_action(cls, objects: Iterable[Any], **kwargs: Any) -> tuple[int, int]:
        return super().execute_action([message for message in objects if message.status == cls.waiting], **kwargs)


class AcceptMany(DealWithMany):
    models = [Correction]
    display_name = gettext_lazy("Dealt with")
    aria_label = gettext_lazy("The chosen corrections are dealt with")
    action_type = "dealt_with"
    waiting = Correction.Status.OPEN
    act = staticmethod(actions.accept_correction)
    words = gettext_lazy(
        "They are kept as accepted. Where one names a line, its new words are put onto the listing's draft; "
        "what is true today shows at once."
    )
    done = ngettext_lazy("%(n)d correction is dealt with.", "%(n)d corrections are dealt with.", "n")


class HandleMany(DealWithMany):
    models = [ProblemReport]
    display_name = gettext_lazy("Dealt with")
    aria_label = gettext_lazy("The chosen problems are dealt with")
    action_type = "dealt_with"
    waiting = ProblemReport.Status.OPEN
    act = staticmethod(actions.handle_problem)
    words = gettext_lazy("Nothing more has to be done about them.")
    done = ngettext_lazy("%(n)d problem is dealt with.", "%(n)d problems are dealt with.", "n")


class CloseMany(DealWithMany):
    models = [UnmetNeed]
    display_name = gettext_lazy("Close")
    aria_label = gettext_lazy("Close what the chosen people looked for")
    action_type = "dealt_with"
    waiting = UnmetNeed.Status.OPEN
    act = staticmethod(actions.close_need)
    words = gettext_lazy("Their e-mail addresses are deleted at once, so nobody can write to them any more.")
    done = ngettext_lazy("%(n)d is closed.", "%(n)d are closed.", "n")


MESSAGE_BULK_ACTIONS: list[type[DealWithMany]] = [AcceptMany, HandleMany, CloseMany]
