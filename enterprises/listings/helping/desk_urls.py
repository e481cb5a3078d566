"""The desk's pages about deciding and helping."""

from django.urls import path

from enterprises.listings.helping import desk, desk_people

urlpatterns = [
    path("decisions/", desk.decisions, name="decisions"),
    path("decisions/<int:pk>/", desk.decision, name="decision"),
    path("decisions/<int:pk>/slip.pdf", desk.slip, name="slip"),
    path("listings/<int:pk>/ask/", desk.ask, name="ask"),
    path("people/<int:pk>/helpers/", desk_people.helpers, name="helpers"),
]
