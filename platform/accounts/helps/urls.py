"""A person's own page about what helps them."""

from django.urls import URLPattern, path

from accounts.helps import views

urlpatterns: list[URLPattern] = [path("my/helps/", views.helps, name="helps")]
