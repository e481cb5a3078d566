"""The test suite: quick hashing, mail in memory, a database whose name changes with the migrations."""

import hashlib

from config.settings.base import *  # noqa: F403 -- settings are layered by star import, as Django's docs do

DEBUG = False
SECRET_KEY = "test-only-key-that-production-settings-refuse-to-use"
FIELD_KEYS = ["test-field-key"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TEXT_GATEWAY = "core.texts.InOutbox"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A job runs when the transaction commits: core.mail shows how a test sees the letters.
TASKS = {"default": {"BACKEND": "core.jobs.AfterCommitBackend"}}
# No cards, unless a test starts a Stripe of its own (tests/enterprises/booking/card/conftest.py).
STRIPE_SECRET_KEY = ""
STRIPE_RETRIES = 0
DEV_INBOX = False
DEV_TOOLS = True
MEDIA_ROOT = VAR_DIR / "test-media"  # noqa: F405 -- from base
PRIVATE_ROOT = VAR_DIR / "test-private"  # noqa: F405 -- from base
# Nothing is collected: a document made by a test must not get last week's styles from a run of the site.
STATIC_ROOT = VAR_DIR / "test-static"  # noqa: F405 -- from base
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES["staticfiles"] = {  # noqa: F405 -- from base
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}

# --reuse-db keeps the migrated database between runs; the hash makes a new one when a migration changes.
_MIGRATIONS = sorted(BASE_DIR.glob("**/migrations/0*.py"))  # noqa: F405 -- from base
_HASH = hashlib.sha256(b"".join(path.read_bytes() for path in _MIGRATIONS)).hexdigest()[:10]
_RUN = env.text("TEST_RUN", "main")  # noqa: F405 -- from base
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405 -- from base
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / f"test-{_RUN}-{_HASH}.sqlite3"}  # noqa: F405 -- from base
else:
    DATABASES["default"]["TEST"] = {"NAME": f"test_{_RUN}_{_HASH}"}  # noqa: F405 -- from base
