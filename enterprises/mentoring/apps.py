from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MentoringApp(AppConfig):
    name = "enterprises.mentoring"
    label = "mentoring"
    verbose_name = _("Mentoring")
