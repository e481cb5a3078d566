"""A person's own page about how they are reached."""

from django.urls import URLPattern, path

from accounts import reach_views

urlpatterns: list[URLPattern] = [path("my/reached/", reach_views.reached, name="reached")]
