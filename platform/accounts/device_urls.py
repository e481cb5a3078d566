"""Where one is signed in. The page of allauth's own leads there; stands before allauth's addresses in config.urls."""

from django.urls import URLPattern, path
from django.views.generic import RedirectView

from accounts import device_views

urlpatterns: list[URLPattern] = [
    path("my/devices/", device_views.devices, name="devices"),
    path("accounts/sessions/", RedirectView.as_view(pattern_name="devices"), name="usersessions_list"),
]
