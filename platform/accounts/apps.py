from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsApp(AppConfig):
    name = "accounts"
    verbose_name = _("People")
    default = True  # of the two here: the other one stands for wagtail.users

    def ready(self) -> None:
        from accounts import personal as _personal  # noqa: F401 -- all of these need the apps loaded
        from accounts import receivers, retention  # noqa: F401 -- both need the apps loaded
        from accounts.helping import kept, personal  # noqa: F401 -- these too
        from accounts.helps import personal as _helps  # noqa: F401 -- the same
        from accounts.recovery import personal as _recovery  # noqa: F401 -- the same


class UsersApp(WagtailUsersAppConfig):
    """Wagtail's pages about people, with our forms: one name, no password, a note of who works here."""

    user_viewset = "accounts.staff.PersonViewSet"
