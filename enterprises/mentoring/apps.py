from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MentoringApp(AppConfig):
    name = "enterprises.mentoring"
    label = "mentoring"
    verbose_name = _("Mentoring")

    def ready(self) -> None:
        # Saying what is held, and for how long, needs the apps loaded.
        from enterprises.mentoring import personal, retention  # noqa: F401
