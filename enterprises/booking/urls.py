"""Every address of booking."""

from enterprises.booking.card import urls as card

app_name = "booking"
urlpatterns = [*card.urlpatterns]
