"""A developer's machine and `make run`: SQLite, no settings file, an inbox instead of real mail."""

from config.settings.base import *  # noqa: F403 -- settings are layered by star import, as Django's docs do

# Off unless asked for, so that the demo town shows its own error pages: DEBUG=1 make run.
DEBUG = env.flag("DEBUG")  # noqa: F405 -- from base
SECRET_KEY = "development-only-key-that-production-settings-refuse-to-use"
FIELD_KEYS = FIELD_KEYS or [SECRET_KEY]  # noqa: F405 -- from base
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
TEXT_GATEWAY = "core.texts.InInbox"
# A number kept for films and demonstrations: nobody's telephone rings.
SUPPORT_PHONE = SUPPORT_PHONE or "01632 960 123"  # noqa: F405 -- from base
SUPPORT_HOURS = SUPPORT_HOURS or "Monday to Friday, 9 to 5"  # noqa: F405 -- from base
# Shows /inbox/, where the codes and letters of the demo town arrive. Never on in production.
DEV_INBOX = True
# Shows /look/, every part of the look on one page, and serves pictures without a web server in front.
DEV_TOOLS = True
# Passkeys work on http://localhost too.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# Without keys of one's own, cards are practised with the Stripe of the tests: manage.py stripe_test_server.
if not env.text("STRIPE_SECRET_KEY"):  # noqa: F405 -- from base
    STRIPE_SECRET_KEY, STRIPE_API_BASE = "sk_test_practice", f"http://127.0.0.1:{STRIPE_TEST_PORT}"  # noqa: F405
    STRIPE_PAYMENTS_SECRET, STRIPE_ACCOUNTS_SECRET = "whsec_practice_payments", "whsec_practice_accounts"
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"].append(STRIPE_API_BASE)  # noqa: F405 -- from base
LOGGING = logs.configuration(readable=True)  # noqa: F405 -- from base
