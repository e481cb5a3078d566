"""Addresses of somebody's own mentoring."""

from django.urls import path

from enterprises.mentoring.my import about_pages, front, pairing_pages, proposal_pages, taking_part, together_pages

app_name = "my_mentoring"
urlpatterns = [
    path("my/mentoring/", front.front, name="front"),
    path("my/mentoring/join/<slug:slug>/<slug:role>/", taking_part.join, name="join"),
    path("my/mentoring/<int:pk>/about/<slug:question>/", about_pages.about, name="about"),
    path("my/mentoring/<int:pk>/break/", taking_part.take_a_break, name="break"),
    path("my/mentoring/<int:pk>/back/", taking_part.back, name="back"),
    path("my/mentoring/<int:pk>/leave/", taking_part.leave, name="leave"),
    path("my/mentoring/proposals/<int:pk>/", proposal_pages.proposal, name="proposal"),
    path("my/mentoring/pairings/<int:pk>/", pairing_pages.pairing, name="pairing"),
    path("my/mentoring/pairings/<int:pk>/agreement/", together_pages.agreement, name="agreement"),
    path("my/mentoring/pairings/<int:pk>/agreement.pdf", together_pages.agreement_pdf, name="agreement_pdf"),
    path("my/mentoring/pairings/<int:pk>/goals/", together_pages.add_goal, name="add_goal"),
    path("my/mentoring/pairings/<int:pk>/goals/<int:goal>/", together_pages.goal, name="goal"),
    path("my/mentoring/pairings/<int:pk>/plan/", together_pages.plan, name="plan"),
    path("my/mentoring/pairings/<int:pk>/met/", together_pages.happened, name="happened"),
    path("my/mentoring/pairings/<int:pk>/meetings/<int:meeting_pk>/", together_pages.one_meeting, name="meeting"),
    path("my/mentoring/pairings/<int:pk>/meetings.ics", together_pages.calendar, name="calendar"),
    path("my/mentoring/how-is-it/<int:pk>/", together_pages.check_in, name="check_in"),
    path("my/mentoring/pairings/<int:pk>/break/", pairing_pages.take_a_break, name="pairing_break"),
    path("my/mentoring/pairings/<int:pk>/go-on/", pairing_pages.go_on, name="pairing_go_on"),
    path("my/mentoring/pairings/<int:pk>/end/", pairing_pages.end, name="pairing_end"),
]
