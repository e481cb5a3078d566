"""/accounts/reauthenticate/code/: a code shows again that it is them, and what they were about to do goes on."""

from typing import Any, cast

from allauth.account.forms import ConfirmLoginCodeForm
from allauth.account.views import BaseReauthenticateView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.by_phone.texting import may_send_code
from accounts.fresh import FreshCode, phone_for_code
from accounts.models import Person
from core import throttle


@method_decorator([never_cache, login_required], name="dispatch")
class FreshCodeView(BaseReauthenticateView):
    """First a button that sends the code, then the field for it. Opening the page sends nothing."""

    form_class = ConfirmLoginCodeForm
    template_name = "accounts/fresh_code.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.sent = FreshCode.of(request)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "send" in request.POST:
            return self._send()
        if self.sent is None:
            messages.info(request, _("That code is too old. Press the button for a new one."))
            return self._asked()
        return cast(HttpResponse, super().post(request, *args, **kwargs))

    def _send(self) -> HttpResponse:
        person = cast(Person, self.request.user)
        number = phone_for_code(person)
        may_go = throttle.allow(f"person-{person.pk}", "fresh code", capacity=10, per=throttle.HOUR)
        if not may_go or (number and not may_send_code(self.request, number)):
            return cast(HttpResponse, throttle.too_many(self.request, wait=throttle.HOUR // 10))
        self.sent = FreshCode.begin(self.request, person)
        return self._asked()

    def _asked(self) -> HttpResponse:
        """The page, with nothing typed in it yet."""
        return self.render_to_response(self.get_context_data(form=ConfirmLoginCodeForm()))

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "code": self.sent.code if self.sent else ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = cast(Person, self.request.user)
        return {
            **super().get_context_data(**kwargs),
            "sent": self.sent,
            "email": person.email,
            "phone": phone_for_code(person),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        if self.sent:
            self.sent.finish()
        return cast(HttpResponse, super().form_valid(form))

    def form_invalid(self, form: Any) -> HttpResponse:
        if form.data.get("code") and self.sent and not self.sent.record_invalid_attempt():
            self.sent = None
            messages.error(self.request, _("That was not the code, three times. Press the button for a new one."))
            return self._asked()
        return cast(HttpResponse, super().form_invalid(form))
