"""The development settings with one more address: the floor that pages are measured against."""

from config.settings.dev import *  # noqa: F403 -- settings are layered by star import, as Django's docs do

ROOT_URLCONF = "tests.bench.urls"
