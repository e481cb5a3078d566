"""Addresses of calendars."""

from django.urls import path

from enterprises.booking.calendars import views

urlpatterns = [path("bookings/diary/<str:token>.ics", views.feed, name="diary_feed")]
