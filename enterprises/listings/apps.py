from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ListingsApp(AppConfig):
    name = "enterprises.listings"
    label = "listings"
    verbose_name = _("Listings")

    def ready(self) -> None:
        from enterprises.listings import receivers  # noqa: F401 -- connecting receivers needs the apps loaded
