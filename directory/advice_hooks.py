"""After a page was saved or published, its editor is told what would make it easier to use, with a way back to it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from directory.advice import advise

#: More than this at once helps nobody.
MOST_SHOWN = 6


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_would_help(request: HttpRequest, page: Page) -> None:
    # Wagtail saves a draft by itself while somebody is still writing: advice then would come all the time.
    if request.accepts("text/html"):
        tell(request, page)


def tell(request: HttpRequest, page: Page) -> None:
    found = advise(page)
    if not found:
        return
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    rows: Any = format_html_join(
        "",
        '<li><a href="{}{}">{}</a></li>',
        ((edit, _anchor(each.field), each.words) for each in found[:MOST_SHOWN]),
    )
    more = len(found) - MOST_SHOWN
    rest = ngettext("And %(n)d more thing.", "And %(n)d more things.", more) % {"n": more} if more > 0 else ""
    said = _("“%(title)s” is kept. This would make it easier to use:") % {"title": page.get_admin_display_title()}
    messages.warning(request, format_html("{}<ul>{}</ul>{}", said, rows, rest))


def _anchor(field: str) -> str:
    """Where Wagtail's form has this field: a link to a part that is not there only opens the form."""
    in_promote = field == "search_description"
    return "#panel-child-promote-for_search_engines-section" if in_promote else f"#panel-child-content-{field}-section"
