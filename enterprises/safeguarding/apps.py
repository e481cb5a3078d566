from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SafeguardingApp(AppConfig):
    name = "enterprises.safeguarding"
    label = "safeguarding"
    verbose_name = _("Worries about somebody")

    def ready(self) -> None:
        # Saying for how long things are kept needs the apps loaded.
        from enterprises.safeguarding import retention  # noqa: F401
