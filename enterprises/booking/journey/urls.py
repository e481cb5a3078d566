"""Addresses of the journey, and of its rehearsal beside it."""

from typing import Any

from django.urls import URLPattern, path

from enterprises.booking.journey import last, views
from enterprises.booking.journey.steps import ALL


def _pages(word: str, **kwargs: Any) -> list[URLPattern]:
    start = f"enterprises/<slug:slug>/{word}/"
    pages = [(start if step.key == "what" else f"{start}{step.key}/", step.key) for step in ALL]
    return [
        *(path(route, views.step, {"key": key, **kwargs}, name=f"{word}_{key}") for route, key in pages),
        path(f"{start}check/", last.check, kwargs, name=f"{word}_check"),
        path(f"{start}stop/", views.stop, kwargs, name=f"{word}_stop"),
    ]


urlpatterns = [
    *_pages("book"),
    *_pages("practise", is_practice=True),
    path("enterprises/<slug:slug>/practise/done/", last.practised, name="practise_done"),
]
