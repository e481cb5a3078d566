"""The same site with the admin's own files under their plain names: tests.browser.town does not squeeze those."""

from tests.browser.settings import *  # noqa: F403 -- settings are layered by star import, as Django's docs do

STORAGES["staticfiles"] = {  # noqa: F405 -- from base
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
# Found where they lie: nothing has to be collected.
WHITENOISE_USE_FINDERS = True
