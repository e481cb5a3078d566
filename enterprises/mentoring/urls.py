"""Addresses of mentoring that everybody reads."""

from django.urls import path

from enterprises.mentoring import views

app_name = "mentoring"
urlpatterns = [
    path("mentoring/", views.programmes, name="programmes"),
    path("mentoring/<slug:slug>/", views.programme, name="programme"),
]
