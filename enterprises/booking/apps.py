from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BookingApp(AppConfig):
    name = "enterprises.booking"
    label = "booking"
    verbose_name = _("Booking")

    def ready(self) -> None:
        from enterprises.booking.journey import saving  # noqa: F401 -- what can be saved is said there
