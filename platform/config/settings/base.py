"""Settings shared by every way of running: dev, test and production change a few of them."""

from pathlib import Path
from typing import Any

import environ

from config import env
from core import logs, policy

BASE_DIR = Path(__file__).resolve().parents[3]
# Everything that is made while running lives here: database, media, private files, inbox, built static files.
VAR_DIR = Path(env.text("MANYHANDS_VAR") or BASE_DIR / "var")
VAR_DIR.mkdir(parents=True, exist_ok=True)

# What a site is called and which number it gives until an administrator says otherwise (core.models_site).
SITE_NAME = env.text("SITE_NAME", "Many Hands")
WAGTAIL_SITE_NAME = SITE_NAME
# The number at the foot of every page, and when somebody answers it. Blank: no number is shown.
SUPPORT_PHONE = env.text("SUPPORT_PHONE")
SUPPORT_HOURS = env.text("SUPPORT_HOURS")
# Says when what was read of those may be stale: called with a request (core.site).
CONTENT_STAMP = "directory.context.stamp"
# The address people reach the site at, without a slash at the end.
SITE_URL = env.text("SITE_URL", f"http://localhost:{env.number('PORT', 8000, least=1, most=65535)}").rstrip("/")
WAGTAILADMIN_BASE_URL = SITE_URL

INSTALLED_APPS = [
    "config",
    "directory",
    "enterprises.booking",
    "enterprises.safeguarding",
    "enterprises.mentoring",
    "enterprises.listings",
    "accounts",
    "core",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.locales",
    "wagtail.sites",
    "accounts.apps.UsersApp",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_tasks",
    "django_tasks_db",
    "health_check",
]

MIDDLEWARE = [
    # First, so that nothing after it meets a NUL byte.
    "core.middleware.StripNul",
    "django.middleware.security.SecurityMiddleware",
    "core.middleware.security_headers",
    "core.languages.language_of_path",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.request_log",
    "core.middleware.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "accounts.middleware.admin_door",
    "core.admin_input.AdminInput",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context.site",
                "core.context.visit",
                "accounts.context.session",
                "directory.context.content",
            ],
        },
    },
]
FORM_RENDERER = "core.forms.AccessibleRenderer"

# --- data ---------------------------------------------------------------------------------------
DATABASES = {"default": environ.Env().db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
DATABASES["default"]["CONN_MAX_AGE"] = 600
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL and IMMEDIATE together are what keeps many writers from "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared by every worker, so that a limit of five is five and not five for each process.
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Parts of pages that are the same for everybody (header, footer), kept by each process for its visitors.
    "parts": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "parts"},
    # Wagtail would keep found sizes of pictures for each process, and show files that are already gone.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# --- people -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/my/"
# Where those who work with listings begin instead.
DESK_URL = "/desk/"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "core.saved.views.csrf_failure"

# --- signing in: allauth is the only door -------------------------------------------------------
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.SignupForm"
ACCOUNT_FORMS = {"login": "accounts.login_form.LoginForm", "request_login_code": "accounts.by_phone.door.CodeForm"}
# Mandatory verification is also what keeps sign-up from telling who is known here.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# One way for everything that is proved by e-mail: a code of eight digits, for ten minutes and three tries.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600
ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
# How many proxies of our own stand in front: only what they wrote in X-Forwarded-For is believed.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXY_COUNT", 0, most=10)

MFA_ADAPTER = "accounts.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Phones' clocks are often half a minute out.
MFA_TOTP_TOLERANCE = 1

# Wagtail's own log-in, password and e-mail forms know of no second factor: closed here and in accounts.urls.
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}

# --- card payment (docs/card-payments.md) --------------------------------------------------------
# The key of the site's own Stripe account, and the secrets of its two destinations for events. Blank: no cards.
STRIPE_SECRET_KEY = env.text("STRIPE_SECRET_KEY")
STRIPE_PAYMENTS_SECRET = env.text("STRIPE_PAYMENTS_SECRET")
STRIPE_ACCOUNTS_SECRET = env.text("STRIPE_ACCOUNTS_SECRET")
# What the site keeps of each card payment, in percent. Nothing, unless an area decides otherwise with its members.
STRIPE_FEE_PERCENT = env.number("STRIPE_FEE_PERCENT", 0, most=30)
# Where Stripe is: blank for Stripe itself. dev.py points it at the practice server.
STRIPE_API_BASE = ""
# How often a request is sent again by itself when nothing comes back, and how many seconds it may take.
STRIPE_RETRIES = 2
STRIPE_TIMEOUT = 15
# The practice server of a developer's machine listens here.
STRIPE_TEST_PORT = env.number("STRIPE_TEST_PORT", env.number("PORT", 8000) + 90, least=1, most=65535)

# --- what a browser may do with our pages -------------------------------------------------------
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
# Blank: no map and no button for one. Example: https://tiles.example.org/{z}/{x}/{y}.png
MAP_TILE_URL = env.text("MAP_TILE_URL")
MAP_ATTRIBUTION = env.text("MAP_ATTRIBUTION")
_HTTPS = SITE_URL.startswith("https://")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": policy.public(map_tile_url=MAP_TILE_URL, pay_at=policy.checkout(STRIPE_SECRET_KEY), https=_HTTPS)
}
ADMIN_CONTENT_SECURITY_POLICY = policy.admin(https=_HTTPS)

# --- logs ---------------------------------------------------------------------------------------
LOGGING = logs.configuration(readable=env.flag("LOG_READABLE"))

# --- words --------------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
# Those the site speaks, English first: docs/languages.md. English alone: no /cy/ and nothing to switch.
LANGUAGES = env.languages("SITE_LANGUAGES", {"en-gb": "English", "cy": "Cymraeg"})
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = len(LANGUAGES) > 1
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

# --- files --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static" / "built"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# What only some may open (core.private_files): never inside the media folder, which is served to anybody.
PRIVATE_ROOT = VAR_DIR / "private"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# --- mail ---------------------------------------------------------------------------------------
# Where letters lie on a developer's machine (/inbox/ shows them); a real site sends them.
EMAIL_FILE_PATH = VAR_DIR / "inbox"
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", f"{SITE_NAME} <hello@example.org>")

# --- texts --------------------------------------------------------------------------------------
# GOV.UK Notify's key and the id of its text template, whose body is ((words)). Blank: nobody is sent texts.
NOTIFY_API_KEY = env.text("NOTIFY_API_KEY")
NOTIFY_TEXT_TEMPLATE_ID = env.text("NOTIFY_TEXT_TEMPLATE_ID")
NOTIFY_URL = "https://api.notifications.service.gov.uk"
TEXT_GATEWAY = "core.texts_notify.Notify" if NOTIFY_API_KEY else ""

# --- Wagtail ------------------------------------------------------------------------------------
WAGTAILIMAGES_IMAGE_MODEL = "core.Picture"
# Every picture is decoded and written again (core.pictures holds the limits; these two are what Wagtail says).
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.picture_forms.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 20_000_000
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif", "heic"]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# Everybody here lives by the same clock: no list of six hundred zones to choose from.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
# No address of another site is ever fetched to be shown inside a page.
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
# Sites whose films and recordings a page may name in a link. Nothing of theirs is ever loaded.
LINKED_RECORDINGS = env.words("LINKED_RECORDINGS", "youtube.com, youtu.be, vimeo.com, bbc.co.uk, nhs.uk, gov.uk")
# Documents are handed over to keep, never opened inside the site.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "pdf", "pptx", "rtf", "txt", "xlsx"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]},
    }
}

# --- privacy ------------------------------------------------------------------------------------
# Keys for encrypted fields, newest first. Blank: made from SECRET_KEY (production asks for its own).
FIELD_KEYS = env.words("FIELD_KEYS")
# After so many days everybody signs in again, and from where they had signed in is forgotten (accounts.retention).
ACCOUNTS_KEEP_SIGN_IN_DAYS = env.number("ACCOUNTS_KEEP_SIGN_IN_DAYS", 30, least=1)
# Days that an ended help, and an answered question, is kept for the person to read about.
ACCOUNTS_KEEP_HELP_DAYS = env.number("ACCOUNTS_KEEP_HELP_DAYS", 365, least=1)
# Who lost the way they sign in gets the new one that two workers agreed on after so many hours, when nobody stopped it.
ACCOUNTS_RECOVERY_HOURS = env.number("ACCOUNTS_RECOVERY_HOURS", 48, least=1)
# So many codes to sign in go by text within an hour, to all numbers together: texts cost money.
ACCOUNTS_TEXT_CODES_AN_HOUR = env.number("ACCOUNTS_TEXT_CODES_AN_HOUR", 200, least=1)
# After so many days what somebody asked us to erase is erased; until then they can stop it (accounts.own_data).
ACCOUNTS_ERASE_AFTER_DAYS = env.number("ACCOUNTS_ERASE_AFTER_DAYS", 14, least=1)
# A copy of somebody's data can be fetched for so many days.
ACCOUNTS_KEEP_DATA_COPY_DAYS = env.number("ACCOUNTS_KEEP_DATA_COPY_DAYS", 7, least=1)
# The files in it are so many megabytes together, and no more: what is left out, it names.
ACCOUNTS_DATA_COPY_MEGABYTES = env.number("ACCOUNTS_DATA_COPY_MEGABYTES", 300, least=1)
# What visitors told us, in days (listings.retention). A way to reach them goes this long after it was dealt with,
LISTINGS_KEEP_CONTACT_DAYS = env.number("LISTINGS_KEEP_CONTACT_DAYS", 30, least=1)
# the words this long after, and all of it when nobody has dealt with it for so long.
LISTINGS_KEEP_MESSAGE_DAYS = env.number("LISTINGS_KEEP_MESSAGE_DAYS", 365, least=1)
LISTINGS_KEEP_UNHANDLED_DAYS = env.number("LISTINGS_KEEP_UNHANDLED_DAYS", 365, least=1)
# Messages between visitors and enterprises, in days: kept after the last word; the link in an answer works for so long;
# an address that an enterprise has blocked stays blocked.
LISTINGS_KEEP_TALK_DAYS = env.number("LISTINGS_KEEP_TALK_DAYS", 180, least=1)
LISTINGS_MESSAGE_LINK_DAYS = env.number("LISTINGS_MESSAGE_LINK_DAYS", 30, least=1)
LISTINGS_KEEP_BLOCKED_DAYS = env.number("LISTINGS_KEEP_BLOCKED_DAYS", 730, least=1)
# Bookings, in days after they are over: who came, where they live and what they wrote goes first; the whole later. The
# law wants accounts kept for six years after the year they belong to (HMRC, record keeping for the self-employed).
BOOKING_KEEP_DETAILS_DAYS = env.number("BOOKING_KEEP_DETAILS_DAYS", 90, least=1)
BOOKING_KEEP_DAYS = env.number("BOOKING_KEEP_DAYS", 2557, least=90)
# Worries about somebody: the next contact is asked when nobody has said within so many minutes that they have an urgent
# one, within so many hours any other; how long one is kept after it was closed, which the host organisation says; and
# where the button leads that leaves their pages at once.
SAFEGUARDING_URGENT_MINUTES = env.number("SAFEGUARDING_URGENT_MINUTES", 60, least=5)
SAFEGUARDING_ANSWER_HOURS = env.number("SAFEGUARDING_ANSWER_HOURS", 24, least=1)
SAFEGUARDING_KEEP_DAYS = env.number("SAFEGUARDING_KEEP_DAYS", 2557, least=30)
SAFEGUARDING_EXIT_ADDRESS = env.text("SAFEGUARDING_EXIT_ADDRESS") or "https://www.bbc.co.uk/weather"
# "Is this still right?": asked when nobody has said so for this many days,
LISTINGS_ASK_AFTER_DAYS = env.number("LISTINGS_ASK_AFTER_DAYS", 91, least=1)
# marked on its page when it is not answered within so many days more,
LISTINGS_MARK_AFTER_DAYS = env.number("LISTINGS_MARK_AFTER_DAYS", 30, least=1)
# and rung by a support worker when nobody has said so for this many days. It is never taken down for it.
LISTINGS_RING_AFTER_DAYS = env.number("LISTINGS_RING_AFTER_DAYS", 182, least=1)
# A printed directory is handed out for so many days; then it must be made again.
BOOKLET_KEEP_DAYS = env.number("BOOKLET_KEEP_DAYS", 60, least=1)
# Videos and sound that no listing shows any more, in days after they were sent.
LISTINGS_KEEP_RECORDING_DAYS = env.number("LISTINGS_KEEP_RECORDING_DAYS", 90, least=1)
# Pictures that owners took off their listings, in days after they were taken off (directory.removed_pictures).
LISTINGS_KEEP_REMOVED_PICTURE_DAYS = env.number("LISTINGS_KEEP_REMOVED_PICTURE_DAYS", 90, least=1)

# Documents an enterprise showed us, in days after they ran out, were replaced or could not be used.
LISTINGS_KEEP_DOCUMENT_DAYS = env.number("LISTINGS_KEEP_DOCUMENT_DAYS", 180, least=1)
# An owner shares one with somebody outside for so many days, unless they choose others; and for so many at the most.
LISTINGS_SHARE_DAYS = env.number("LISTINGS_SHARE_DAYS", 7, least=1)
LISTINGS_SHARE_MOST_DAYS = env.number("LISTINGS_SHARE_MOST_DAYS", 30, least=1)
# A virus scanner (clamd) that looks through each before it is kept: host:port, or the path of its socket. Blank: none.
LISTINGS_VIRUS_SCANNER = env.text("LISTINGS_VIRUS_SCANNER")

# --- development only: dev.py and test.py turn these on, production never ------------------------
DEV_INBOX = False
DEV_TOOLS = False

# --- backups ------------------------------------------------------------------------------------
# Outside the media folder: what lies there is served to anybody.
BACKUP_DIR = Path(env.text("BACKUP_DIR") or VAR_DIR / "backups")
# Seals the archives. Blank: the first of FIELD_KEYS does. Keep it somewhere this machine's fire does not reach.
BACKUP_KEY = env.text("BACKUP_KEY")
