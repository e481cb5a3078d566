"""A real site: everything from the environment (see docs/production.md), nothing that is for development."""

import environ
from django.core.exceptions import ImproperlyConfigured

from config import env
from config.settings.base import *  # noqa: F403 -- settings are layered by star import, as Django's docs do

DEBUG = False
DEV_INBOX = False
DEV_TOOLS = False

SECRET_KEY = env.secret("SECRET_KEY")
FIELD_KEYS = env.secrets("FIELD_KEYS")
ALLOWED_HOSTS = env.required_words("ALLOWED_HOSTS", "the names the site answers to: directory.example.org")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS is '*'. Write the names the site answers to.")
env.required("SITE_URL", "the address people reach the site at: https://directory.example.org")
env.required("DATABASE_URL", "where the data is: postgres://name:password@host/name or sqlite:////path/file")

# Mail by SMTP.
_EMAIL_URL = env.required("EMAIL_URL", "the mail server: smtp+tls://name:password@host:587")
vars().update(environ.Env.email_url_config(_EMAIL_URL))
EMAIL_TIMEOUT = 20

# Everything over https. A proxy in front says so in the header named here: X-Forwarded-Proto for most.
SECURE_SSL_REDIRECT = env.flag("SSL_REDIRECT", default=True)
# Asked over plain http by whatever watches this machine.
SECURE_REDIRECT_EXEMPT = [r"^healthz/$", r"^readyz/$"]
if _PROXY_HEADER := env.text("SECURE_PROXY_SSL_HEADER"):
    SECURE_PROXY_SSL_HEADER = (f"HTTP_{_PROXY_HEADER.upper().replace('-', '_')}", "https")
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.flag("HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
