from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ListingsApp(AppConfig):
    name = "enterprises.listings"
    label = "listings"
    verbose_name = _("Listings")

    def ready(self) -> None:
        # Connecting receivers and naming forms needs the apps loaded.
        from enterprises.listings import notices, personal, pictures, receivers, saved_kinds  # noqa: F401
        from enterprises.listings.documents import receivers as of_documents  # noqa: F401
        from enterprises.listings.helping import capabilities  # noqa: F401 -- as above
        from enterprises.listings.talking import receivers as talking_receivers  # noqa: F401
