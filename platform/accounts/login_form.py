"""The form of the log-in page, whose box “Remember me” says whether this is somebody's own device."""

from allauth.account import forms
from django.http import HttpRequest, HttpResponse

from accounts import devices


class LoginForm(forms.LoginForm):
    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """On their own device until its day; on any other until the browser is closed, as allauth does it."""
        response: HttpResponse = super().login(request, redirect_url)
        if self.cleaned_data.get("remember"):
            devices.set_end(request, self.user)
        return response
