"""allauth's pages that sign somebody in by a code, for codes that come by text too."""

from copy import copy
from typing import Any, cast

from allauth.account import forms as allauth_forms
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.stages import EmailVerificationStage
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from allauth.core import context
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.by_phone.texting import may_send_code
from accounts.models import SignInPhone
from core import phones, texts

#: In the session: the number somebody typed to join. Whether or not it is known here, a text went there.
JOINS_WITH = "accounts_joins_with"


class MobileField(forms.CharField):
    """A number that can be texted, as it is dialled from anywhere."""

    widget = forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"})

    def clean(self, value: Any) -> str:
        typed: str = super().clean(value)
        if typed and not phones.can_be_texted(typed):
            raise ValidationError(_("Write the number of a mobile phone, like 07700 900123"))
        return phones.normal(typed) or ""


class CodeForm(allauth_forms.RequestLoginCodeForm):
    """Where the code goes: to an e-mail address or, where texts can be sent, to a phone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if texts.is_on():
            self.fields["email"].required = False
            label = gettext_lazy("Or your mobile number")
            self.fields["mobile"] = MobileField(label=label, max_length=30, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        number, email = cleaned.get("mobile"), cleaned.get("email")
        if self.errors:
            return cleaned
        if bool(number) == bool(email):
            raise_at = "mobile" if number else "email"
            self.add_error(raise_at, _("Write your e-mail address or your mobile number, one of the two."))
        elif number:
            self._look_up(number)
            cleaned["phone"] = number
        return cleaned

    def _look_up(self, number: str) -> None:
        """The same work for a number that nobody signs in with."""
        if not self.may_go(number):
            self.add_error("mobile", _("Too many codes were sent. Wait an hour, or use your e-mail address."))
            return
        row = SignInPhone.objects.for_code(number)
        self._user = row.person if row else None

    def may_go(self, number: str) -> bool:
        return may_send_code(context.request, number)


class CountedCodeForm(CodeForm):
    """The text was counted where the number was typed."""

    def may_go(self, number: str) -> bool:
        return True


class AskForCodeView(RequestLoginCodeView):
    def get_form_class(self) -> type[CodeForm]:
        return CountedCodeForm


def ask_for_code(request: HttpRequest, *, email: str = "", mobile: str = "") -> HttpResponseBase:
    """As if one of the two had been typed to sign in: another form asked for it, with more (accounts.entrance)."""
    asking = copy(request)
    asking.POST = QueryDict(urlencode({"email": email, "mobile": mobile, "next": request.POST.get("next", "")}))
    request.session[JOINS_WITH] = mobile
    return AskForCodeView.as_view()(asking)


class ConfirmCodeView(ConfirmLoginCodeView):
    """Whoever wants a new text asks for it where they asked for the first: there it is counted."""

    @cached_property
    def _action(self) -> str:
        return "verify" if self._is_by_text else cast(str, super()._action)

    @property
    def _is_by_text(self) -> bool:
        return bool(self._process.state.get("phone"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = super().get_context_data(**kwargs)
        is_joining = self._is_by_text and self.request.session.get(JOINS_WITH) == found["phone"]
        return {**found, "can_resend": found["can_resend"] and not self._is_by_text, "is_joining": is_joining}


class EmailUnlessByPhone(EmailVerificationStage):
    """Whoever came by a code to their phone need not prove an e-mail address, and may have none."""

    def handle(self) -> tuple[HttpResponse | None, bool]:
        records = get_authentication_records(self.request, self.login.user)
        if records and records[-1].get("phone"):
            return None, True
        return cast(tuple[HttpResponse | None, bool], super().handle())
