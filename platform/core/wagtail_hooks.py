"""What the ground adds to Wagtail's admin."""

from wagtail.contrib.settings.registry import register_setting

from core import site_form
from core.models_site import SiteSettings

SiteSettings.edit_handler = site_form.form()
register_setting(SiteSettings, icon="view", order=10)
