from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BookingApp(AppConfig):
    name = "enterprises.booking"
    label = "booking"
    verbose_name = _("Booking")

    def ready(self) -> None:
        # Naming forms, and saying what is held and for how long, needs the apps loaded.
        from enterprises.booking import personal, receivers  # noqa: F401
        from enterprises.booking.calendars import personal as _calendars  # noqa: F401
        from enterprises.booking.journey import saving  # noqa: F401
        from enterprises.booking.papers import personal as _papers  # noqa: F401
        from enterprises.booking.papers import retention  # noqa: F401
        from enterprises.booking.waiting import personal as _waiting  # noqa: F401
        from enterprises.booking.waiting import receivers as _free  # noqa: F401
