"""Addresses of paying by card, and of an enterprise's own account for it."""

from django.urls import path

from enterprises.booking.card import own_views, views

urlpatterns = [
    path("bookings/payments/<uuid:payment>/", views.paid, name="paid"),
    path("bookings/payments/<uuid:payment>/back/", views.not_paid, name="not_paid"),
    path("bookings/<str:token>/pay/", views.pay, name="pay"),
    path("my/enterprises/<int:pk>/bookings/card/", own_views.card, name="card"),
    path("my/enterprises/<int:pk>/bookings/card/go/", own_views.go, name="card_go"),
    path("my/enterprises/<int:pk>/bookings/card/back/", own_views.back, name="card_back"),
    path("my/enterprises/<int:pk>/bookings/card/again/", own_views.again, name="card_again"),
]
