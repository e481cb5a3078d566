from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ListingsApp(AppConfig):
    name = "enterprises.listings"
    label = "listings"
    verbose_name = _("Listings")

    def ready(self) -> None:
        from enterprises.listings import pictures, receivers  # noqa: F401 -- connecting them needs the apps loaded
