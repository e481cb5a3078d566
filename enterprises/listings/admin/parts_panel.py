"""The parts of a form that repeat."""

from functools import partial
from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.panels.base import get_form_for_model

#: The words without which the database has no row: asked for in drafts too, so that no draft is half a
#: listing.
must = partial(FieldPanel, required_on_save=True)


class PartsPanel(InlinePanel):
    """Wagtail's inline panel, with a form of our own for each part."""

    def __init__(self, *args: Any, part_form: type[WagtailAdminModelForm] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part_form = part_form

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "part_form": self.part_form}

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        if self.part_form:
            deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
            formset = options["formsets"][self.relation_name]
            formset["form"] = get_form_for_model(
                self.db_field.related_model, form_class=self.part_form, defer_required_on_fields=deferred
            )
            formset["inherit_kwargs"] = ["for_user"]
        return options
