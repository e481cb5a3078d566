"""What the directory adds to Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from directory.models import Synonym
from enterprises.listings.admin.scoping import ChooseOnlyViewSet


class SynonymViewSet(SnippetViewSet):
    """Words that mean the same to somebody searching. A change works at the next search."""

    model = Synonym
    icon = "search"
    menu_label = _("Same words")
    menu_name = "synonyms"
    menu_order = 61
    add_to_admin_menu = True
    list_display = ("words",)
    search_fields = ("words",)
    ordering = ("words",)
    copy_view_enabled = False
    chooser_viewset_class = ChooseOnlyViewSet
    panels = [FieldPanel("words")]


register_snippet(SynonymViewSet)
