"""Stopping a new way to sign in that one did not ask for."""

from django.urls import URLPattern, path

from accounts.recovery import views

urlpatterns: list[URLPattern] = [
    path("accounts/stop/<str:token>/", views.stop_by_link, name="stop_recovery"),
    path("my/recovery/", views.ones_own, name="own_recovery"),
]
