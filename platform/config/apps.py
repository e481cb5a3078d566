from django.apps import AppConfig


class ConfigApp(AppConfig):
    name = "config"
    verbose_name = "Wiring"

    def ready(self) -> None:
        from config import checks  # noqa: F401 -- registering checks needs the apps loaded
