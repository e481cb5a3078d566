"""System checks that explain a wrong setting in a sentence. The last ones run with `check --deploy`."""

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from core import scanning

_DEVELOPMENT_KEY = "production-settings-refuse-to-use"
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_ALLAUTH = ["allauth.account.auth_backends.AuthenticationBackend"]


@register(Tags.security)
def one_door(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Signing in passes through allauth alone, because only allauth asks for the second factor."""
    found: list[CheckMessage] = []
    if settings.AUTHENTICATION_BACKENDS != _ALLAUTH:
        found.append(
            Error(
                "AUTHENTICATION_BACKENDS holds more than allauth's.",
                hint="Another way in skips the second factor and the limits. Leave only allauth's.",
                id="manyhands.E001",
            )
        )
    if "django.contrib.admin" in settings.INSTALLED_APPS:
        found.append(
            Error(
                "django.contrib.admin is installed.",
                hint="Its log-in page skips the second factor. Work is done in the Wagtail admin.",
                id="manyhands.E002",
            )
        )
    return found


@register(Tags.caches)
def limits_are_shared(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Limits on guessing passwords live in the default cache, so that cache must be one for all workers."""
    if "DatabaseCache" in settings.CACHES["default"]["BACKEND"]:
        return []
    return [
        Error(
            "The default cache is not in the database.",
            hint="Each worker would count wrong passwords for itself: eight workers, eightfold guesses.",
            id="manyhands.E003",
        )
    ]


@register(Tags.security)
def private_files_are_private(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """What lies in the media folder is served to anybody who knows its address."""
    private = Path(settings.PRIVATE_ROOT).resolve()
    served = [Path(folder).resolve() for folder in (settings.MEDIA_ROOT, settings.STATIC_ROOT)]
    if not any(private.is_relative_to(folder) for folder in served):
        return []
    return [
        Error(
            "PRIVATE_ROOT lies in a folder that the web server hands out.",
            hint="People's insurance and training papers are in it. Put it beside the media folder, not inside.",
            id="manyhands.E023",
        )
    ]


@register(Tags.security)
def scanner_can_be_found(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A scanner that cannot be asked means that nobody can send a document."""
    if not scanning.is_on():
        return []
    try:
        scanning.place(settings.LISTINGS_VIRUS_SCANNER)
    except ValueError:
        return [
            Error(
                "LISTINGS_VIRUS_SCANNER is not an address.",
                hint="Write host:port (127.0.0.1:3310), or the path of clamd's socket (/run/clamav/clamd.ctl).",
                id="manyhands.E030",
            )
        ]
    return []


@register()
def map_is_whole(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A map needs an address with its three blanks, and the words its makers ask for."""
    if not settings.MAP_TILE_URL:
        return []
    found: list[CheckMessage] = []
    if not settings.MAP_TILE_URL.startswith(("https://", "/")) or any(
        blank not in settings.MAP_TILE_URL for blank in ("{z}", "{x}", "{y}")
    ):
        found.append(
            Error(
                "MAP_TILE_URL is not the address of map tiles.",
                hint="It looks like https://tiles.example.org/{z}/{x}/{y}.png, or /tiles/{z}/{x}/{y}.png for tiles of "
                "this site's own web server. Leave it blank for no map.",
                id="manyhands.E004",
            )
        )
    if not settings.MAP_ATTRIBUTION:
        found.append(
            Error(
                "MAP_TILE_URL is set and MAP_ATTRIBUTION is not.",
                hint="Makers of maps ask to be named under them. Write the words they ask for.",
                id="manyhands.E005",
            )
        )
    return found


@register()
def cards_are_whole(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Cards need Stripe's key and the secrets of both addresses it sends its news to."""
    needed = ("STRIPE_SECRET_KEY", "STRIPE_PAYMENTS_SECRET", "STRIPE_ACCOUNTS_SECRET")
    missing = [name for name in needed if not getattr(settings, name)]
    if not settings.STRIPE_SECRET_KEY or not missing:
        return []
    return [
        Error(
            f"STRIPE_SECRET_KEY is set and {' and '.join(missing)} is not.",
            hint="Without them nobody's news of payments can be believed. docs/card-payments.md says where they are.",
            id="manyhands.E031",
        )
    ]


@register()
def texts_are_whole(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Texts need the service's key and the id of its template, each as GOV.UK Notify writes them."""
    found: list[CheckMessage] = []
    if bool(settings.NOTIFY_API_KEY) != bool(settings.NOTIFY_TEXT_TEMPLATE_ID):
        found.append(
            Error(
                "Only one of NOTIFY_API_KEY and NOTIFY_TEXT_TEMPLATE_ID is set.",
                hint="Set both to send texts, or neither. The template's body is ((words)).",
                id="manyhands.E020",
            )
        )
    for name, pattern in (("NOTIFY_API_KEY", rf".*{_UUID}-{_UUID}"), ("NOTIFY_TEXT_TEMPLATE_ID", _UUID)):
        value = getattr(settings, name)
        if value and not re.fullmatch(pattern, value):
            found.append(
                Error(
                    f"{name} is not what GOV.UK Notify gives out.",
                    hint="Copy it whole: a key is name-UUID-UUID, a template's id is a UUID.",
                    id="manyhands.E021",
                )
            )
    return found


@register(Tags.security, deploy=True)
def nothing_of_development(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A real site has its own keys, no inbox that anybody can read and a name of its own."""
    found: list[CheckMessage] = []
    if any(_DEVELOPMENT_KEY in key for key in [settings.SECRET_KEY, *settings.FIELD_KEYS]):
        found.append(
            Error(
                "SECRET_KEY or FIELD_KEYS is the development key, which everybody can read in the source.",
                hint="Make one with: python -c 'import secrets; print(secrets.token_urlsafe(48))'",
                id="manyhands.E006",
            )
        )
    if settings.TEXT_GATEWAY not in ("", "core.texts_notify.Notify"):
        found.append(
            Error(
                "TEXT_GATEWAY keeps texts on this machine: nobody gets them.",
                hint="Run with DJANGO_SETTINGS_MODULE=config.settings.production.",
                id="manyhands.E022",
            )
        )
    if settings.DEV_INBOX or settings.DEV_TOOLS:
        found.append(
            Error(
                "DEV_INBOX or DEV_TOOLS is on: anybody could read the letters and codes the site sends.",
                hint="Run with DJANGO_SETTINGS_MODULE=config.settings.production.",
                id="manyhands.E007",
            )
        )
    if settings.SECRET_KEY in settings.FIELD_KEYS:
        found.append(
            Warning(
                "FIELD_KEYS holds the SECRET_KEY.",
                hint="Private words in the database need a key of their own: each can then be changed alone.",
                id="manyhands.W001",
            )
        )
    if not settings.SITE_URL.startswith("https://"):
        found.append(
            Warning(
                "SITE_URL does not start with https://.",
                hint="Links in letters begin with it.",
                id="manyhands.W002",
            )
        )
    return found
