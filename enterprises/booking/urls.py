"""Every address of booking."""

from enterprises.booking.card import urls as card
from enterprises.booking.journey import urls as journey
from enterprises.booking.own import urls as own

app_name = "booking"
urlpatterns = [*card.urlpatterns, *journey.urlpatterns, *own.urlpatterns]
