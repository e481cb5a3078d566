"""The site the browser looks at: the developer's, with quick passwords, letters at once, and pages of errors."""

from config.settings.dev import *  # noqa: F403 -- settings are layered by star import, as Django's docs do

DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ROOT_URLCONF = "tests.browser.urls"
TASKS = {"default": {"BACKEND": "core.jobs.AfterCommitBackend"}}
# Nothing answers as Stripe here: the page that says so must not make the gate wait.
STRIPE_RETRIES = 0
# Each visit says it comes from a household of its own, so that our limits stay on and only the page that is
# about them meets them.
ALLAUTH_TRUSTED_PROXY_COUNT = 1
# allauth's limits are counted by person too: here the same mistake is made again and again.
ACCOUNT_RATE_LIMITS = False
# One sign-in serves the whole run; the page that asks again has an address of its own.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 7200
