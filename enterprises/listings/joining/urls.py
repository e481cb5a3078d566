"""Joining, and the front page of somebody who is signed in."""

from django.urls import path

from enterprises.listings.joining import claiming, fresh, mine

app_name = "joining"
urlpatterns = [
    path("my/", mine.mine, name="mine"),
    path("join/", fresh.start, name="start"),
    path("join/check/", fresh.check, name="check"),
    path("join/thanks/", fresh.thanks, name="thanks"),
    path("join/code/", claiming.code, name="code"),
    path("join/yours/", claiming.yours, name="yours"),
]
