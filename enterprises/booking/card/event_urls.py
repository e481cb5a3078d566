"""Where the payment provider sends its news: one address for payments, one for accounts, each with its own secret."""

from django.urls import path

from enterprises.booking.card import doors

urlpatterns = [
    path("payments/", doors.events, {"door": "payments"}, name="payment_events"),
    path("accounts/", doors.events, {"door": "accounts"}, name="account_events"),
]
