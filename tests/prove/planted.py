"""Faults planted on purpose: what the proof must find, or it proves nothing."""

import time

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest, HttpResponse
from django.urls import path

from accounts.models import Person
from config import urls as config_urls
from enterprises.listings.models import Correction, Enterprise, ProblemReport, UnmetNeed


class Hasty(AuthenticationBackend):
    """Does not spend the time of a password check on somebody nobody knows."""

    def authenticate(self, request, **credentials):
        if not Person.objects.filter(email__iexact=credentials.get("email") or "").exists():
            return None
        return super().authenticate(request, **credentials)


def fragile(request: HttpRequest) -> HttpResponse:
    """Believes what it is sent, and is slow when it is asked to be."""
    sent = request.GET if request.method == "GET" else request.POST
    for name, value in sent.items():
        if name == "slow":
            time.sleep(1.05)
        Enterprise.objects.filter(name=value, pk=int(sent.get("page") or 1)).exists()
        name.encode("ascii")
    return HttpResponse("fine")


MODELS = {"corrections": Correction, "problems": ProblemReport, "needs": UnmetNeed}


def message(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Shows what a visitor told the team to whoever knows the number."""
    return HttpResponse(MODELS[kind].objects.get(pk=pk).words)


def loose(request: HttpRequest) -> HttpResponse:
    """A page that loads from elsewhere and carries its script inside."""
    page = '<script>alert(1)</script><p style="color: red"><img src="https://elsewhere.example/pixel.gif" alt="">'
    return HttpResponse(page, headers={"Content-Security-Policy": "script-src 'unsafe-inline' *"})


urlpatterns = [
    path("planted/fragile/", fragile),
    path("planted/<str:kind>/<int:pk>/", message),
    path("planted/loose/", loose),
    *config_urls.urlpatterns,
]
