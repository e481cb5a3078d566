"""Words of the shared lists as boxes to tick, in the editors' own order and the language being spoken."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.languages import term
from enterprises.listings.models import Category


def as_boxes(form: forms.BaseForm) -> None:
    """Every choice of several, in this form."""
    for field in form.fields.values():
        if isinstance(field, forms.ModelMultipleChoiceField):
            _as_boxes(field)


def _as_boxes(field: Any) -> None:
    is_category = field.queryset.model is Category
    rows = field.queryset
    field.queryset = rows.select_related("parent").in_order() if is_category else rows.order_by("sort_order", "name")
    field.widget = forms.CheckboxSelectMultiple()
    field.label_from_instance = _category if is_category else _term
    field.widget.choices = field.choices
    field.help_text = field.help_text or _("Tick all that fit.")


def _category(category: Category) -> str:
    parts = [term(category.parent.name)] if category.parent else []
    return " › ".join([*parts, term(category.name)])


def _term(word: Any) -> str:
    return term(word.name)
