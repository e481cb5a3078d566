"""Words, kinds of help and areas, for editors."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Count, IntegerField, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permissions import policy_registry
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.views.snippets import SnippetViewSet

from enterprises.listings.admin.deleting import DeleteUnlessItStays
from enterprises.listings.admin.fields import checked_districts
from enterprises.listings.admin.scoping import ChooseOnlyViewSet
from enterprises.listings.models import (
    Area,
    Category,
    CheckHeld,
    ComingPerson,
    Document,
    EasyReadRow,
    Enterprise,
    Symbol,
    Term,
    Venue,
)

_SLUG_GROUP = {Term: ("group",), Category: (), Area: (), Symbol: ()}


class NamedForm(WagtailAdminModelForm):
    """Something with a name: its address is made from it once, and stays when the name changes."""

    def save(self, commit: bool = True) -> Any:
        if not self.instance.slug:
            self.instance.slug = self._free_slug()
        return super().save(commit=commit)

    def _free_slug(self) -> str:
        model = type(self.instance)
        same = {name: getattr(self.instance, name) for name in _SLUG_GROUP[model]}
        taken = set(model._default_manager.filter(**same).values_list("slug", flat=True))
        wanted = slugify(self.instance.name)[:50] or "word"
        slug, n = wanted, 1
        while slug in taken:
            n += 1
            slug = f"{wanted}-{n}"
        return slug


class AreaForm(NamedForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        able = policy_registry.get_by_type(Enterprise).users_with_any_permission(["change"])
        self.fields["workers"].queryset = able.order_by("name")
        self.fields["workers"].required = False

    def clean_districts(self) -> str:
        return checked_districts(self.cleaned_data["districts"])


class SmallChooserViewSet(ChooseOnlyViewSet):
    """Short lists are better chosen from a plain select, so the chooser's widget is not registered."""

    register_widget = False


def _uses(model: type[Model], target: str, owner: str) -> Coalesce:
    rows = model._default_manager.filter(**{target: OuterRef("pk")}).order_by().values(target)
    return Coalesce(Subquery(rows.annotate(n=Count(owner)).values("n"), output_field=IntegerField()), 0)


def with_uses(rows: QuerySet[Any]) -> QuerySet[Any]:
    """How often each row is used in listings."""
    if rows.model is Area:
        return rows.annotate(uses=_uses(Enterprise, "area", "pk"))
    if rows.model is Symbol:
        return rows.annotate(uses=_uses(EasyReadRow, "symbol", "pk"))
    if rows.model is Category:
        return rows.annotate(uses=_uses(Enterprise.categories.through, "category", "enterprise"))
    lists = [
        (Enterprise, ("audiences", "payments", "languages", "formats", "skills", "run_by"), "enterprise"),
        (ComingPerson, ("languages", "skills"), "comingperson"),
        (Venue, ("access",), "venue"),
    ]
    uses: Any = _uses(CheckHeld, "kind", "pk") + _uses(Document, "proves", "pk")
    for model, names, owner in lists:
        for name in names:
            uses = uses + _uses(getattr(model, name).through, "term", owner)
    return rows.annotate(uses=uses)


def why_not_delete(row: Any) -> str:
    """Why this row must stay, in a sentence; nothing when it may go."""
    inside = row.children.count() if isinstance(row, Category) else 0
    if inside:
        sentence = ngettext(
            "“%(name)s” has %(n)d kind of help in it. Move it first.",
            "“%(name)s” has %(n)d kinds of help in it. Move them first.",
            inside,
        )
        return sentence % {"name": row.name, "n": inside}
    uses = with_uses(type(row)._default_manager.filter(pk=row.pk)).values_list("uses", flat=True).get()
    if not uses:
        return ""
    sentence = ngettext(
        "“%(name)s” is used in %(n)d listing. Take it out there first, or give it another name.",
        "“%(name)s” is used in %(n)d listings. Take it out there first, or give it another name.",
        uses,
    )
    return sentence % {"name": row.name, "n": uses}


class DeleteUnused(DeleteUnlessItStays):
    why = staticmethod(why_not_delete)


class DeleteUnusedMany(DeleteBulkAction):
    """In the place of Wagtail's own for these lists: a word in use is not deleted along with the rest."""

    models = [Area, Category, Symbol, Term]

    def check_perm(self, snippet: Any) -> bool:
        return bool(super().check_perm(snippet)) and not why_not_delete(snippet)


class VocabularyViewSet(SnippetViewSet):
    chooser_viewset_class = SmallChooserViewSet
    delete_view_class = DeleteUnused
    copy_view_enabled = False
    search_backend_name = None
    list_per_page = 100

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_uses(self.model._default_manager.all())


def uses_column() -> Column:
    return Column("uses", label=_("Used in"), sort_key="uses")


class TermFilters(WagtailFilterSet):
    group = django_filters.ChoiceFilter(
        label=_("List"), choices=Term.Group.choices, empty_label=_("All"), widget=forms.RadioSelect
    )

    class Meta:
        model = Term
        fields = ["group"]


class TermViewSet(VocabularyViewSet):
    model = Term
    icon = "tag"
    menu_label = _("Words for choosing")
    ordering = ("group", "sort_order", "name")
    search_fields = ["name", "words", "meaning"]
    filterset_class = TermFilters
    list_display = ["name", "group", "words", uses_column(), "sort_order"]
    edit_handler = ObjectList(
        [
            FieldPanel("group"),
            FieldPanel("name", required_on_save=True),
            FieldPanel("meaning"),
            FieldPanel("words"),
            FieldPanel("uri"),
            FieldPanel("sort_order"),
        ],
        base_form_class=NamedForm,
    )


class CategoryViewSet(VocabularyViewSet):
    model = Category
    icon = "list-ul"
    menu_label = _("Kinds of help")
    ordering = "sort_order"
    search_fields = ["name", "words"]
    list_display = [
        "name",
        Column("parent", label=_("Part of"), accessor="parent.name", sort_key="parent__name"),
        "words",
        uses_column(),
        "sort_order",
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("parent"),
            FieldPanel("name", required_on_save=True),
            FieldPanel("words"),
            FieldPanel("sort_order"),
        ],
        base_form_class=NamedForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("parent")


class AreaViewSet(VocabularyViewSet):
    model = Area
    icon = "site"
    menu_label = _("Areas and their teams")
    ordering = "name"
    search_fields = ["name", "districts"]
    list_display = ["name", "districts", "phone", "email", uses_column()]
    edit_handler = ObjectList(
        [
            FieldPanel("name", required_on_save=True),
            FieldPanel("districts"),
            FieldRowPanel([FieldPanel("phone"), FieldPanel("phone_hours")]),
            FieldPanel("email"),
            FieldPanel("workers", widget=forms.CheckboxSelectMultiple),
        ],
        base_form_class=AreaForm,
    )
