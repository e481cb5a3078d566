"""Addresses of papers for whoever pays. Those of the enterprise stand among its money (booking.money)."""

from django.urls import path

from enterprises.booking.papers import views

app_name = "papers"
urlpatterns = [
    path("papers/<str:token>/", views.paper, name="paper"),
    path("papers/<str:token>/paper.pdf", views.file, name="file"),
    path("my/papers/", views.mine, name="mine"),
    path("my/papers/<uuid:paper>/paper.pdf", views.my_file, name="my_file"),
]
