"""/my/phone/: the number somebody signs in with. A code to the new number, and the old ways hear of it."""

from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.by_phone import actions, texting
from accounts.by_phone.door import MobileField
from accounts.fresh import SECONDS, TRIES, must_be_fresh
from accounts.models import Person, SignInPhone
from core import texts

STATE = "accounts_new_number"


class NumberForm(forms.Form):
    use_required_attribute = False
    mobile = MobileField(
        label=gettext_lazy("Your mobile number"),
        max_length=30,
        help_text=gettext_lazy("For example 07700 900123. We send a text with a code there now."),
    )


class NumberCode(AbstractCodeVerificationProcess):
    """The code that shows that a number is theirs. Until it is typed, the number stands in their session alone."""

    def __init__(self, request: HttpRequest, state: dict[str, Any]) -> None:
        self.request = request
        super().__init__(max_attempts=TRIES, timeout=SECONDS, state=state, user=request.user)

    @classmethod
    def begin(cls, request: HttpRequest, number: str) -> None:
        """Send a new code. One that was sent before works no longer."""
        process = cls(request, cls.initial_state(cast(Person, request.user), phone=number))
        process.send()
        process.persist()

    @classmethod
    def of(cls, request: HttpRequest) -> "NumberCode | None":
        """The one that was sent, while it works and for whoever it was sent to."""
        state = request.session.get(STATE)
        if not state or state.get("user_id") != str(request.user.pk):
            return None
        found: NumberCode | None = cls(request, state).abort_if_invalid()
        return found

    def send(self) -> None:
        self.state["code"] = get_adapter().generate_login_code()
        texting.send_code(self.state["phone"], self.code)

    def persist(self) -> None:
        self.request.session[STATE] = self.state

    def abort(self) -> None:
        self.request.session.pop(STATE, None)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def own_phone(request: HttpRequest) -> HttpResponse:
    """The number, and a form for a new one."""
    person = cast(Person, request.user)
    form = NumberForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and texts.is_on():
        must_be_fresh(request)
        if form.is_valid() and _may_go_there(request, form):
            NumberCode.begin(request, form.cleaned_data["mobile"])
            return redirect("own_phone_code")
    context = {"form": form, "person": person, "number": SignInPhone.objects.number_of(person), "is_on": texts.is_on()}
    return render(request, "accounts/own_phone.html", context)


def _may_go_there(request: HttpRequest, form: NumberForm) -> bool:
    number = form.cleaned_data["mobile"]
    if number == SignInPhone.objects.number_of(request.user):
        form.add_error("mobile", _("You sign in with this number already."))
    elif not texting.may_send_code(request, number):
        form.add_error("mobile", _("Too many codes were sent. Wait an hour, and try again."))
    return not form.errors


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def own_phone_code(request: HttpRequest) -> HttpResponse:
    """The code that went to the new number."""
    sent = NumberCode.of(request)
    if sent is None:
        messages.info(request, _("Write your number, and we send a code."))
        return redirect("own_phone")
    form = ConfirmLoginCodeForm(request.POST if request.method == "POST" else None, code=sent.code)
    if request.method == "POST" and form.is_valid():
        return _typed(request, sent)
    if form.data.get("code") and not sent.record_invalid_attempt():
        messages.error(request, _("That was not the code, three times. Write your number for a new one."))
        return redirect("own_phone")
    return render(request, "accounts/own_phone_code.html", {"form": form, "number": sent.state["phone"]})


def _typed(request: HttpRequest, sent: NumberCode) -> HttpResponse:
    sent.abort()
    try:
        actions.sign_in_with(cast(Person, request.user), sent.state["phone"])
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    else:
        messages.success(request, _("You can sign in with this number now. A code comes by text."))
    return redirect("own_phone")


@require_POST
@never_cache
@login_required
def own_phone_remove(request: HttpRequest) -> HttpResponse:
    must_be_fresh(request)
    try:
        actions.stop_signing_in_by_phone(cast(Person, request.user))
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    else:
        messages.success(request, _("You do not sign in by phone any more. Codes come by e-mail."))
    return redirect("own_phone")
