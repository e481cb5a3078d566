"""What the public reads."""

from django.urls import URLPattern

app_name = "directory"
urlpatterns: list[URLPattern] = []
