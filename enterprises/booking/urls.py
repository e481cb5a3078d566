"""Every address of booking."""

from enterprises.booking.card import urls as card
from enterprises.booking.journey import urls as journey
from enterprises.booking.own import urls as own
from enterprises.booking.waiting import urls as waiting

app_name = "booking"
urlpatterns = [*card.urlpatterns, *journey.urlpatterns, *waiting.urlpatterns, *own.urlpatterns]
