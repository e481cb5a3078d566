"""Addresses of a booking's own pages."""

from django.urls import path

from enterprises.booking.own import address, door, mine, receipt, regular_views, views

urlpatterns = [
    path("my/bookings/", mine.mine, name="mine"),
    path("bookings/", door.find, name="find"),
    path("bookings/address/<str:token>/", address.prove, name="prove"),
    path("bookings/<str:token>/email/", address.change, name="email"),
    path("bookings/<str:token>/", views.own, name="own"),
    path("bookings/<str:token>/all/", regular_views.all_of_them, name="own_all"),
    path("bookings/<str:token>/all/bookings.ics", regular_views.calendar, name="calendar_all"),
    path("bookings/<str:token>/all/bookings.pdf", regular_views.pdf, name="pdf_all"),
    path("bookings/<str:token>/all/remind/", regular_views.remind, name="remind_all"),
    path("bookings/<str:token>/move/", views.move, name="move"),
    path("bookings/<str:token>/cancel/", views.cancel, name="cancel"),
    path("bookings/<str:token>/remind/", views.remind, name="remind"),
    path("bookings/<str:token>/receipt/", receipt.ask, name="ask_receipt"),
    path("bookings/<str:token>/booking.ics", views.calendar, name="calendar"),
    path("bookings/<str:token>/booking.pdf", views.pdf, name="pdf"),
]
