"""Addresses of messages between visitors and enterprises."""

from django.urls import path

from enterprises.listings.talking import owners, switch, visitors

app_name = "talking"
urlpatterns = [
    path("enterprises/<slug:slug>/message/", visitors.message, name="message"),
    path("messages/code/<str:token>/", visitors.confirm, name="confirm"),
    path("messages/<str:token>/", visitors.talk, name="visitor"),
    path("messages/<str:token>/report/", visitors.report, name="visitor_report"),
    path("my/messages/", owners.talks, name="talks"),
    path("my/messages/<int:pk>/", owners.talk, name="talk"),
    path("my/messages/<int:pk>/report/", owners.report, name="report"),
    path("my/enterprises/<int:pk>/messages/", switch.own_switch, name="switch"),
]
