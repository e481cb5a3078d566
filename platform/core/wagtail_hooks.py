"""What the ground adds to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.contrib.settings.registry import register_setting

from core import site_form
from core.desk import DeskPanel
from core.models_site import SiteSettings

SiteSettings.edit_handler = site_form.form()
register_setting(SiteSettings, icon="view", order=10)


@hooks.register("construct_homepage_panels")
def say_what_waits(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(DeskPanel())
