"""Small views that show what a request became after the middleware, and one that fails."""

import json

from django.http import HttpResponse, JsonResponse
from django.urls import path

from config import urls as config_urls
from core.models import Bucket


def echo(request):
    body = json.loads(request.body) if request.content_type == "application/json" else None
    return JsonResponse(
        {
            "path": request.path,
            "get": {key: request.GET.getlist(key) for key in request.GET},
            "post": {key: request.POST.getlist(key) for key in request.POST} if body is None else body,
            "files": {key: [request.FILES[key].name, request.FILES[key].size] for key in request.FILES},
            "cookies": request.COOKIES,
            "agent": request.headers.get("User-Agent", ""),
        }
    )


def keep(request):
    """Ask the database with every word given, as a search would."""
    for word in [*request.GET.values(), *request.POST.values(), *request.COOKIES.values(), request.path]:
        Bucket.objects.filter(key=word).exists()
    return HttpResponse("kept")


def keep_hidden(request):
    """A view that unpacks JSON out of a form field, as the rich text editor's does."""
    word = json.loads(request.POST["content"])
    Bucket.objects.create(key=word, tokens=1, updated_at="2026-11-23T00:00:00Z")
    return HttpResponse("kept")


def fail(request):
    name, secret = request.POST.get("name"), request.GET.get("q")
    raise ValueError(f"could not save {name} {secret} {request.POST}")


urlpatterns = [
    path("echo/", echo),
    path("echo/<path:rest>/", lambda request, rest: echo(request)),
    path("keep/", keep),
    path("keep/<path:rest>/", lambda request, rest: keep(request)),
    path("keep-hidden/", keep_hidden),
    path("fail/", fail),
    path("find/", echo),
    path("enterprises/<slug:slug>/", lambda request, slug: HttpResponse("listing")),
    *config_urls.urlpatterns,
]
