from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BookingApp(AppConfig):
    name = "enterprises.booking"
    label = "booking"
    verbose_name = _("Booking")

    def ready(self) -> None:
        # Saying what is held, and for how long, needs the apps loaded.
        from enterprises.booking.papers import personal, retention  # noqa: F401
