"""The developer's settings for proving: no inbox, and letters in memory."""

from config.settings.dev import *  # noqa: F403 -- settings are layered by star import, as Django's docs do

DEBUG = False
DEV_INBOX = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
LOGGING = {"version": 1, "disable_existing_loggers": True}
STORAGES["staticfiles"] = {  # noqa: F405 -- from base
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
# No cards, as on a site without keys: the part about payments starts a server of its own (paid.py).
CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"].remove(STRIPE_API_BASE)  # noqa: F405 -- from dev
STRIPE_SECRET_KEY = STRIPE_API_BASE = ""
