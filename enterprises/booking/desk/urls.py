"""Addresses of bookings at the desk. In English alone, as all of the desk is."""

from django.urls import path

from enterprises.booking.desk import looking, views

app_name = "desk_bookings"
urlpatterns = [
    path("bookings/", views.front, name="front"),
    path("bookings/ring/", views.ring, name="ring"),
    path("bookings/ring/<uuid:pk>/", views.told, name="told"),
    path("bookings/book/<int:pk>/", views.begin, name="begin"),
    path("bookings/offerings/", looking.offerings, name="offerings"),
    path("bookings/offerings/<int:pk>/", looking.one, name="offering"),
    path("bookings/waiting/", views.waiting, name="waiting"),
    path("bookings/waiting/<uuid:pk>/", views.place, name="place"),
    path("bookings/<uuid:pk>/", views.one, name="one"),
]
