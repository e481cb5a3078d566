"""Stands before allauth's addresses in config.urls, among which it lies."""

from allauth.account.decorators import reauthentication_required
from allauth.account.views import password_set
from django.urls import URLPattern, path

from accounts.fresh_views import FreshCodeView

urlpatterns: list[URLPattern] = [
    path("accounts/reauthenticate/code/", FreshCodeView.as_view(), name="fresh_code"),
    # allauth asks for the old password where there is one, and for nothing where there is none yet.
    path(
        "accounts/password/set/",
        reauthentication_required(app="allauth.account")(password_set),
        name="account_set_password",
    ),
]
