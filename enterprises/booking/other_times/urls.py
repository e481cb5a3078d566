"""The address behind the link that asks for another time."""

from django.urls import path

from enterprises.booking.other_times import views

urlpatterns = [path("bookings/another-time/<str:token>/", views.answer, name="other_time")]
