"""Addresses of the forms visitors may send."""

from django.urls import path

from enterprises.listings import views

app_name = "listings"
urlpatterns = [
    path("enterprises/<slug:slug>/correct/", views.correct, name="correct"),
    path("enterprises/<slug:slug>/correct/<slug:line>/", views.correct_line, name="correct_line"),
    path("enterprises/<slug:slug>/report/", views.report, name="report"),
    path("find/tell-us/", views.need, name="need"),
    path("thanks/<slug:what>/", views.thanks, name="thanks"),
]
