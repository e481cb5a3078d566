"""The developer's settings for proving: no inbox, letters in memory, and two planted faults that controls ask for."""

import os

from config.settings.dev import *  # noqa: F403 -- settings are layered by star import, as Django's docs do

DEBUG = False
DEV_INBOX = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
LOGGING = {"version": 1, "disable_existing_loggers": True}
STORAGES["staticfiles"] = {  # noqa: F405 -- from base
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
if os.environ.get("PROVE_PLANT") == "cache of each process":
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}  # noqa: F405 -- from base
if os.environ.get("PROVE_PLANT") == "no work for unknown people":
    AUTHENTICATION_BACKENDS = ["tests.prove.planted.Hasty"]
