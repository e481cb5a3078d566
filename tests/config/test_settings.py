"""A real site's settings: all from the environment, and a sentence when one is missing or odd."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SECRET = "a-long-random-looking-secret-for-tests-only-0123456789"
KEY = "another-long-random-looking-key-for-tests-only-0123456789"
EXAMPLE = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": SECRET,
    "FIELD_KEYS": KEY,
    "ALLOWED_HOSTS": "directory.example.org",
    "SITE_URL": "https://directory.example.org",
    "DATABASE_URL": "postgres://many:hands@db.example.org/directory",
    "EMAIL_URL": "smtp+tls://name:secret@mail.example.org:587",
}
NAMES = ("DEBUG", "DEV_INBOX", "MAP_TILE_URL", "MAP_ATTRIBUTION", "SECURE_PROXY_SSL_HEADER", "TRUSTED_PROXY_COUNT")


def run(code, tmp_path, **changes):
    """Run a line of Python, or manage.py, in a process of its own with the example's environment."""
    clean = {name: value for name, value in os.environ.items() if name not in {*EXAMPLE, *NAMES}}
    said = {name: value for name, value in (EXAMPLE | changes).items() if value is not None}
    environment = clean | {"MANYHANDS_VAR": str(tmp_path), "PYTHONPATH": "platform"} | said
    return subprocess.run(
        [sys.executable, *code], cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=120
    )


def values(expression, tmp_path, **changes):
    code = f"from config.settings import production as s; print(({expression}))"
    answer = run(["-c", code], tmp_path, **changes)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


def test_the_example_passes_djangos_own_check_for_real_sites(tmp_path):
    changes = {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}

    answer = run(["manage.py", "check", "--deploy", "--fail-level", "WARNING"], tmp_path, **changes)

    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY must be set to at least 40"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be set to at least 40"),
        ({"FIELD_KEYS": None}, "FIELD_KEYS must be set to one key or more"),
        ({"FIELD_KEYS": f"{KEY},short"}, "FIELD_KEYS must be set to one key or more"),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS must be set"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS is '*'"),
        ({"SITE_URL": None}, "SITE_URL must be set"),
        ({"DATABASE_URL": None}, "DATABASE_URL must be set"),
        ({"EMAIL_URL": None}, "EMAIL_URL must be set"),
        ({"TRUSTED_PROXY_COUNT": "one"}, "TRUSTED_PROXY_COUNT is 'one'"),
        ({"SSL_REDIRECT": "perhaps"}, "SSL_REDIRECT is 'perhaps'"),
    ],
)
def test_what_is_missing_or_odd_stops_the_start_with_a_sentence(change, words, tmp_path):
    answer = run(["-c", "from config.settings import production"], tmp_path, **change)

    assert answer.returncode == 1
    assert words in answer.stderr.splitlines()[-1]


@pytest.mark.parametrize("module", ["config.settings.dev", "config.settings.test"])
def test_the_keys_of_development_are_refused(module, tmp_path):
    """Django's own check and ours both speak when a real site runs with development settings."""
    changes = {"DJANGO_SETTINGS_MODULE": module, "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}

    answer = run(["manage.py", "check", "--deploy"], tmp_path, **changes)

    assert answer.returncode == 1
    assert "manyhands.E006" in answer.stderr


def test_a_real_site_is_https_and_keeps_its_cookies_close(tmp_path):
    said = values(
        "s.DEBUG, s.DEV_INBOX, s.DEV_TOOLS, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY,"
        "s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.SESSION_COOKIE_NAME, hasattr(s, 'SECURE_PROXY_SSL_HEADER'),"
        "s.CONTENT_SECURITY_POLICY['DIRECTIVES']['upgrade-insecure-requests'], s.EMAIL_HOST, s.EMAIL_USE_TLS",
        tmp_path,
    )

    assert said == str(
        (False, False, False, True, True, True, True, 31536000, "__Host-session", False, True, "mail.example.org", True)
    )


def test_a_proxy_is_believed_only_when_named(tmp_path):
    said = values(
        "s.SECURE_PROXY_SSL_HEADER, s.ALLAUTH_TRUSTED_PROXY_COUNT",
        tmp_path,
        SECURE_PROXY_SSL_HEADER="X-Forwarded-Proto",
        TRUSTED_PROXY_COUNT="1",
    )

    assert said == "(('HTTP_X_FORWARDED_PROTO', 'https'), 1)"


def test_files_carry_their_digest_in_their_name(tmp_path):
    assert "Manifest" in values("s.STORAGES['staticfiles']['BACKEND']", tmp_path)


def test_no_third_party_is_named_anywhere():
    policies = [
        *settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].values(),
        *settings.ADMIN_CONTENT_SECURITY_POLICY.values(),
    ]
    sources = {source for policy in policies if isinstance(policy, list) for source in policy}

    assert sources == {"'none'", "'self'", "'unsafe-inline'", "data:", "blob:"}
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
    assert settings.WAGTAILEMBEDS_FINDERS == []
