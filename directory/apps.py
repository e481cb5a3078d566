from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryApp(AppConfig):
    name = "directory"
    verbose_name = _("Directory")

    def ready(self) -> None:
        # Connecting receivers and describing pages needs the apps loaded.
        from directory import described, personal, receivers, receivers_pages  # noqa: F401
