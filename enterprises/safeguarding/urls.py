"""Addresses of telling a worry."""

from django.urls import path

from enterprises.safeguarding import telling

app_name = "safeguarding"
urlpatterns = [
    path("worried/tell/", telling.tell, name="tell"),
    path("worried/told/", telling.told, name="told"),
]
