from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BookingApp(AppConfig):
    name = "enterprises.booking"
    label = "booking"
    verbose_name = _("Booking")

    def ready(self) -> None:
        # Naming what is held about people needs the apps loaded.
        from enterprises.booking.calendars import personal  # noqa: F401
