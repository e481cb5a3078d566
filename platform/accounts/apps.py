from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsApp(AppConfig):
    name = "accounts"
    verbose_name = _("People")
    default = True  # of the two here: the other one stands for wagtail.users

    def ready(self) -> None:
        from accounts import personal, receivers, retention  # noqa: F401 -- they need the apps loaded


class UsersApp(WagtailUsersAppConfig):
    """Wagtail's pages about people, with our forms: one name, no password, a note of who works here."""

    user_viewset = "accounts.staff.PersonViewSet"
