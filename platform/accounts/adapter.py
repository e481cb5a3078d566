"""How allauth, the only door in, works with our people: names, letters, addresses, secrets at rest."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import fresh
from accounts.by_phone import actions, texting
from core import mail, throttle
from core.fields import cipher
from core.languages import in_language
from core.site import current


class AccountAdapter(DefaultAccountAdapter):
    def save_user(self, request: HttpRequest, user: Any, form: forms.Form, commit: bool = True) -> AbstractBaseUser:
        user.name = form.cleaned_data["name"]
        return super().save_user(request, user, form, commit)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Their own page in the language they signed in in, for people who work with listings the desk. A page they
        were on their way to comes before both.
        """
        user: Any = request.user
        if user.is_staff and user.has_perm("listings.change_enterprise"):
            return settings.DESK_URL
        return in_language(settings.LOGIN_REDIRECT_URL)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return in_language("/")

    def get_client_ip(self, request: HttpRequest) -> str:
        """The same reading of the caller's address as every other limit."""
        return throttle.client_ip(request)

    def is_safe_url(self, url: str | None) -> bool:
        """Brackets in the wrong place are no address: newer Pythons raise for them."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """A code too, for whoever has no second step: many people have nothing else."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if user.is_authenticated and fresh.may_use_code(user):
            methods.append({"id": "code", "description": _("Send me a code"), "url": reverse("fresh_code")})
        return methods

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Asked before allauth changes how somebody signs in. Where all they have is codes it would ask for nothing."""
        fresh.must_be_fresh(self.request)
        return False

    # --- a phone number as a way to sign in: the forms are ours, so allauth asks no more of us (accounts.by_phone) ---
    def get_login_stages(self) -> list[str]:
        ours = {"allauth.account.stages.EmailVerificationStage": "accounts.by_phone.door.EmailUnlessByPhone"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def send_verification_code_sms(self, user: Any, phone: str, code: str, **kwargs: Any) -> None:
        texting.send_code(phone, code)

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        texting.send_nothing(phone)

    def set_phone_verified(self, user: Any, phone: str) -> None:
        """The code was typed, and they are about to be signed in: while it is still their number."""
        if not actions.prove_number(user, phone):
            messages.error(self.request, _("Nobody signs in with this number any more."))
            raise ImmediateHttpResponse(redirect("account_login"))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Post a letter that names the site by our settings: the Host header is only the asker's word."""
        site = SimpleNamespace(name=current().name, domain=urlsplit(settings.SITE_URL).netloc)
        facts = {"email": email, "current_site": site, "request": allauth_context.request}
        letter = self.render_mail(template_prefix, email, facts | _with_our_address(context))
        mail.post(email, str(letter.subject), str(letter.body))


def _with_our_address(context: dict[str, Any]) -> dict[str, Any]:
    """Every link in a letter starts with SITE_URL, whatever host the request was sent to."""
    return {
        key: settings.SITE_URL + urlsplit(value).path if key.endswith("_url") and isinstance(value, str) else value
        for key, value in context.items()
    }


class MFAAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        """Secrets of authenticator apps are unreadable in the database file and its backups."""
        return cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return cipher().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return current().short_name

    def build_totp_svg(self, url: str) -> str:
        """To stand inside the page: a data: address or a style attribute would break the security policy."""
        code = segno.make(url, error="m", micro=False)
        return code.svg_inline(scale=5, border=4, svgclass="mh-qr", lineclass=None, omitsize=True, light="#fff")

    def _get_site_name(self) -> str:
        return current().name
