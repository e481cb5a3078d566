"""Addresses of the pages on which an enterprise looks after its bookings."""

from django.urls import path

from enterprises.booking.calendars import views as calendars
from enterprises.booking.my import (
    away_views,
    booking_views,
    diary_views,
    front,
    hours_views,
    offering_views,
    waiting_views,
)
from enterprises.booking.my.offering_forms import PAGES

app_name = "bookings"
OWN = "my/enterprises/<int:pk>/bookings/"
ONE = f"{OWN}what/<int:offering>/"
BOOKING = f"{OWN}diary/<uuid:booking>/"
urlpatterns = [
    path(OWN, front.front, name="front"),
    path(f"{OWN}pay/", front.pay, name="pay"),
    path(f"{OWN}receipts/", front.receipts, name="receipts"),
    path(f"{OWN}undo/", front.undo_last, name="undo"),
    path(f"{OWN}away/", away_views.away, name="away"),
    path(f"{OWN}diaries/", hours_views.diaries, name="diaries"),
    path(f"{OWN}diaries/<int:diary>/", hours_views.diary, name="diary_name"),
    path(f"{OWN}diaries/<int:diary>/week/", hours_views.week, name="week"),
    path(f"{OWN}diaries/<int:diary>/dates/", hours_views.dates, name="dates"),
    path(f"{OWN}diary/", diary_views.diary, name="diary"),
    path(f"{OWN}diary/day/", diary_views.day, name="day"),
    path(f"{OWN}diary/week/", diary_views.week, name="diary_week"),
    path(f"{OWN}diary/print/", diary_views.sheet, name="sheet"),
    path(BOOKING, booking_views.booking, name="booking"),
    path(f"{BOOKING}decline/", booking_views.decline, name="decline"),
    path(f"{BOOKING}cancel/", booking_views.cancel, name="cancel"),
    path(f"{BOOKING}other-time/", booking_views.ask_other_time, name="ask_other_time"),
    path(f"{OWN}waiting/", waiting_views.waiting, name="waiting"),
    path(f"{OWN}waiting/<uuid:place>/", waiting_views.one, name="waiting_one"),
    path(f"{OWN}waiting/<uuid:place>/remove/", waiting_views.remove, name="waiting_remove"),
    path(f"{OWN}diaries/<int:diary>/calendars/", calendars.calendars, name="calendars"),
    path(f"{OWN}what/", offering_views.offerings, name="offerings"),
    path(f"{OWN}what/add/", offering_views.add, name="offering_add"),
    path(ONE, offering_views.offering, name="offering"),
    path(f"{ONE}delete/", offering_views.delete, name="offering_delete"),
    *(path(f"{ONE}{key}/", offering_views.page, {"page": key}, name="offering_page") for key in PAGES),
]
