from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryApp(AppConfig):
    name = "directory"
    verbose_name = _("Directory")

    def ready(self) -> None:
        from directory import receivers, receivers_pages  # noqa: F401 -- connecting receivers needs the apps loaded
