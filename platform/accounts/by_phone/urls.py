"""Stands before allauth's addresses in config.urls, one of which it answers."""

from django.urls import URLPattern, path

from accounts.by_phone import own
from accounts.by_phone.door import ConfirmCodeView

urlpatterns: list[URLPattern] = [
    path("accounts/login/code/confirm/", ConfirmCodeView.as_view(), name="account_confirm_login_code"),
    path("my/phone/", own.own_phone, name="own_phone"),
    path("my/phone/code/", own.own_phone_code, name="own_phone_code"),
    path("my/phone/remove/", own.own_phone_remove, name="own_phone_remove"),
]
