"""Addresses of an enterprise's money, and of what somebody has spent."""

from django.urls import path

from enterprises.booking.money import one, spent, views

app_name = "money"
urlpatterns = [
    path("my/enterprises/<int:pk>/money/", views.front, name="front"),
    path("my/enterprises/<int:pk>/money/payments/<uuid:payment>/", one.payment, name="payment"),
    path("my/enterprises/<int:pk>/money/earned/", views.earned, name="earned"),
    path("my/enterprises/<int:pk>/money/earned/<int:year>.csv", views.as_csv, name="csv"),
    path("my/enterprises/<int:pk>/money/earned/<int:year>-<int:month>.pdf", views.statement, name="statement"),
    path("my/enterprises/<int:pk>/money/papers/", views.written, name="papers"),
    path("my/enterprises/<int:pk>/money/papers/<int:number>.pdf", views.paper, name="paper"),
    path("my/enterprises/<int:pk>/money/vat/", views.vat, name="vat"),
    path("my/spent/", spent.spent, name="spent"),
    path("my/spent/<int:year>.csv", spent.as_csv, name="spent_csv"),
]
