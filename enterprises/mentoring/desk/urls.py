"""Addresses of mentoring at the desk. In English alone, as all of the desk is."""

from django.urls import path

from enterprises.mentoring.desk import front, members, runs, two

app_name = "desk_mentoring"
urlpatterns = [
    path("mentoring/", front.front, name="front"),
    path("mentoring/found/", front.found, name="found"),
    path("mentoring/tasks/<int:pk>/", front.task, name="task"),
    path("mentoring/members/<int:pk>/", members.member, name="member"),
    path("mentoring/members/<int:pk>/about/<slug:question>/", members.about, name="about"),
    path("mentoring/members/<int:pk>/propose/", members.propose, name="propose"),
    path("mentoring/proposals/<int:pk>/", two.proposal, name="proposal"),
    path("mentoring/pairings/<int:pk>/", two.pairing, name="pairing"),
    path("mentoring/runs/<int:pk>/", runs.run, name="run"),
    path("mentoring/runs/<int:pk>/<int:mentee>/", runs.pin, name="pin"),
    path("mentoring/in/<slug:slug>/run/", runs.start, name="start_run"),
    path("mentoring/in/<slug:slug>/", front.programme, name="programme"),
    path("mentoring/in/<slug:slug>/open/", front.open_or_close, name="open"),
    path("mentoring/in/<slug:slug>/join/", members.join, name="join"),
]
