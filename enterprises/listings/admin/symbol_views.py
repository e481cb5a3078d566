"""Editors' library of symbols, and choosing one of them by looking at it."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views import chooser
from wagtail.snippets.widgets import AdminSnippetChooser

from core.drawings import clean_drawing
from enterprises.listings.admin.scoping import ChooseOnlyViewSet
from enterprises.listings.admin.vocabulary_views import NamedForm, VocabularyViewSet, uses_column
from enterprises.listings.models import Symbol


class DrawingField(forms.FileField):
    """Cleans to the text of the drawing, written again by core.drawings."""

    def clean(self, data: Any, initial: Any = None) -> str:
        upload = super().clean(data, initial)
        return clean_drawing(upload) if upload else ""


class SymbolForm(NamedForm):
    svg = DrawingField(
        label=_("Drawing"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".svg,image/svg+xml"}),
        help_text=_(
            "A plain SVG file of up to 60 KB: shapes and plain colours, no writing, no effects. It takes the place of "
            "the drawing there is."
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        sent, picture = cleaned.get("svg"), cleaned.get("picture")
        if sent and picture:
            self.add_error("picture", _("Choose one: a drawing or a photograph."))
        elif not sent and not picture and not self.instance.drawing and not {"svg", "picture"} & self.errors.keys():
            self.add_error("svg", _("Send a drawing, or choose a photograph below."))
        else:
            self.instance.drawing = sent or ("" if picture else self.instance.drawing)
        return cleaned


class LookUp(BaseFilterForm):
    """Finds symbols by their names and other words."""

    q = forms.CharField(
        label=_("Search term"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Search")})
    )

    def filter(self, objects: QuerySet[Symbol]) -> QuerySet[Symbol]:
        if words := self.cleaned_data.get("q"):
            self.is_searching, self.search_query = True, words
            for word in words.split()[:6]:
                objects = objects.filter(Q(name__icontains=word) | Q(words__icontains=word))
        return objects


class DrawingColumn(Column):
    cell_template_name = "listings/admin/symbol_cell.html"


class _WithDrawings:
    filter_form_class = LookUp
    ordering = "name"
    per_page = 40

    @property
    def columns(self) -> list[Column]:
        return [DrawingColumn("url", label=_("Drawing"), width="90px"), *super().columns]  # type: ignore[misc]  # from Wagtail's view

    def get_object_list(self) -> QuerySet[Symbol]:
        return Symbol.objects.select_related("picture")


class ChooseSymbol(_WithDrawings, chooser.ChooseView):
    pass


class ChooseSymbolResults(_WithDrawings, chooser.ChooseResultsView):
    pass


class SymbolChosen(chooser.SnippetChosenView):
    def get_chosen_response_data(self, item: Symbol) -> dict[str, Any]:
        return {**super().get_chosen_response_data(item), "drawing": item.url}


class SymbolWidget(AdminSnippetChooser):
    """Shows the symbol that was chosen beside its name."""

    template_name = "listings/admin/symbol_chooser.html"
    js_constructor = "SymbolChooser"

    def get_value_data_from_instance(self, instance: Symbol) -> dict[str, Any]:
        return {**super().get_value_data_from_instance(instance), "drawing": instance.url}

    def get_context(self, name: str, value_data: dict[str, Any], attrs: dict[str, Any]) -> dict[str, Any]:
        return {**super().get_context(name, value_data, attrs), "drawing": value_data.get("drawing", "")}

    @cached_property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=[versioned_static("listings/symbol-chooser.js")])


class SymbolChooserViewSet(ChooseOnlyViewSet):
    base_widget_class = SymbolWidget
    chosen_view_class = SymbolChosen
    choose_view_class = ChooseSymbol
    choose_results_view_class = ChooseSymbolResults
    per_page = 40


class SymbolViewSet(VocabularyViewSet):
    model = Symbol
    icon = "image"
    menu_label = _("Symbols")
    ordering = "name"
    search_fields = ["name", "words"]
    chooser_viewset_class = SymbolChooserViewSet
    list_display = ["name", DrawingColumn("url", label=_("Drawing")), "words", uses_column()]
    edit_handler = ObjectList(
        [FieldPanel("name", required_on_save=True), FieldPanel("words"), FieldPanel("svg"), FieldPanel("picture")],
        base_form_class=SymbolForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("picture")
