from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ListingsApp(AppConfig):
    name = "enterprises.listings"
    label = "listings"
    verbose_name = _("Listings")

    def ready(self) -> None:
        # Connecting receivers and naming forms needs the apps loaded.
        from enterprises.listings import notices, personal, pictures, receivers, saved_kinds  # noqa: F401
