"""Addresses of joining a waiting list, and of one's own place on it."""

from django.urls import path

from enterprises.booking.waiting import joining_pages, own

urlpatterns = [
    path("enterprises/<slug:slug>/wait/", joining_pages.suits, name="wait"),
    path("enterprises/<slug:slug>/wait/you/", joining_pages.you, name="wait_you"),
    path("enterprises/<slug:slug>/wait/check/", joining_pages.check, name="wait_check"),
    path("bookings/waiting/<str:token>/", own.own, name="waiting"),
    path("bookings/waiting/<str:token>/change/", own.change, name="waiting_change"),
    path("bookings/waiting/<str:token>/leave/", own.leave, name="waiting_leave"),
]
