"""How every form looks: labels, hints, errors beside the field, and a summary on top (templates/forms).

`{{ form }}` and `{{ field.as_field_group }}` use this. `{{ field }}` alone stays Django's own: Wagtail's
admin draws its fields with it and must not get our classes.
"""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundWidget
from django.forms.renderers import TemplatesSetting
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

#: The browser must not refuse or shorten answers: the server says what is wrong, in words, and keeps them.
_LEFT_TO_THE_SERVER = ("required", "maxlength", "minlength", "placeholder", "min", "max", "step", "pattern")


class AccessibleBoundField(forms.BoundField):
    """What templates/forms/field.html asks of a field."""

    @cached_property
    def kind(self) -> str:
        """Which markup draws this field."""
        widget = self.field.widget
        # The narrow kinds stand first: CheckboxSelectMultiple is a RadioSelect too, a password an Input.
        for kind, classes in _KINDS.items():
            if isinstance(widget, classes):
                return kind
        return "other"

    @property
    def focus_id(self) -> str:
        """What a link in the error summary points at: the first thing to type in or press."""
        return f"{self.auto_id}_0" if self.kind in ("radios", "checkboxes", "boxes") else self.auto_id

    @property
    def is_group(self) -> bool:
        """Several controls under one question: a fieldset with a legend."""
        return self.kind in ("radios", "checkboxes", "boxes")

    @property
    def heading(self) -> str:
        """The label, capital first: labels that come from models have none."""
        return capfirst(str(self.label))

    @property
    def is_page_heading(self) -> bool:
        """The page's own heading asks it, so that it need not be read twice: a form says so by heading_field."""
        return getattr(self.form, "heading_field", "") == self.name

    @property
    def says_optional(self) -> bool:
        """Whether to add "(optional)". A search form says marks_optional = False: everything there is."""
        marks = getattr(self.form, "marks_optional", True)
        return marks and not self.field.required and self.kind != "checkbox" and not self.heading.endswith(")")

    @property
    def limit(self) -> int | None:
        """How many characters fit, where the form wants them counted while typing."""
        return getattr(self.field, "max_length", None) if isinstance(self.field.widget, CountedTextarea) else None

    @property
    def error_words(self) -> list[str]:
        """The field's errors. Django's "This field is required" says which answer is missing instead, and what is too
        long says what to do.
        """
        error_list = self.form.errors.get(self.name)
        if not error_list:
            return []
        words: list[str] = []
        for error in error_list.as_data():
            unnamed = error.code == "required" and error.message == forms.Field.default_error_messages["required"]
            if error.code == "max_length" and "max_length" not in self.field.error_messages:
                words.append(_too_long(error))
            else:
                words += [str(self._missing())] if unnamed else [str(message) for message in error]
        return words

    def _missing(self) -> str:
        if self.kind in ("radios", "checkboxes", "select"):
            return _("Choose an answer to “%(label)s”") % {"label": self.heading}
        if self.kind == "checkbox":
            return _("Tick “%(label)s”") % {"label": self.heading}
        return _("Fill in “%(label)s”") % {"label": self.heading}

    @property
    def describedby(self) -> str:
        """The ids of the hint, the error and the count, for the control or its fieldset."""
        ids = (self.aria_describedby or "").split()
        if self.limit:
            ids.append(f"{self.auto_id}-info")
        return " ".join(ids)

    @property
    def control(self) -> SafeString:
        """The control itself, in our classes."""
        attrs = {"class": css} if (css := self._css_class()) else {}
        if self.describedby and not self.is_group:
            attrs["aria-describedby"] = self.describedby
        for name in _LEFT_TO_THE_SERVER:
            self.field.widget.attrs.pop(name, None)
        widget_attrs = self.build_widget_attrs({"id": self.auto_id, **attrs})
        widget_attrs.pop("required", None)
        return self.field.widget.render(
            name=self.html_name, value=self.value(), attrs=widget_attrs, renderer=self.form.renderer
        )

    @property
    def options(self) -> list[BoundWidget]:
        """The radios or checkboxes of a group, each with its own label."""
        for option in self.subwidgets:
            option.data["attrs"]["class"] = f"govuk-{self.kind}__input"
            option.data["attrs"].pop("required", None)
        return self.subwidgets

    def _css_class(self) -> str:
        base = _CSS.get(self.kind, "")
        error = f"{base}--error" if base and self.errors and self.kind != "checkbox" else ""
        extra = self.field.widget.attrs.get("class", "")
        script = {"password": "govuk-password-input__input govuk-js-password-input-input"}.get(self.kind, "")
        if self.limit:
            script = "govuk-js-character-count"
        return " ".join(filter(None, (base, error, script, extra)))


def _too_long(error: ValidationError) -> str:
    params = error.params or {}
    facts = {"long": params.get("show_value", ""), "most": params.get("limit_value", "")}
    return str(_("This is too long: it has %(long)s characters. Make it %(most)s or fewer.") % facts)


class AccessibleRenderer(TemplatesSetting):
    """Our form templates, and the fields they ask."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = AccessibleBoundField


class CountedTextarea(forms.Textarea):
    """A box that counts down the characters of its field's max_length, where scripts run."""


class DateBoxes(forms.MultiWidget):
    """A date as three boxes: pickers are hard to use with a keyboard, a switch or a magnifier."""

    template_name = "forms/date_boxes.html"
    use_fieldset = True
    parts = (("day", _("Day"), 2), ("month", _("Month"), 2), ("year", _("Year"), 4))

    def __init__(self, attrs: dict[str, Any] | None = None, *, birthday: bool = False) -> None:
        self.birthday = birthday
        super().__init__({name: forms.TextInput() for name, _label, _width in self.parts}, attrs)

    def decompress(self, value: datetime.date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        invalid = (attrs or {}).get("aria-invalid")
        context = super().get_context(name, value, attrs)
        for box, (part, label, width) in zip(context["widget"]["subwidgets"], self.parts, strict=True):
            error = " govuk-input--error" if invalid else ""
            box["label"] = label
            box["attrs"]["class"] = f"govuk-input govuk-date-input__input govuk-input--width-{width}{error}"
            box["attrs"]["inputmode"] = "numeric"
            box["attrs"].pop("required", None)
            if self.birthday:
                box["attrs"]["autocomplete"] = f"bday-{part}"
        return context


class DateBoxesField(forms.MultiValueField):
    """A date typed as day, month and year. birthday=True only for the birthday of the person who types."""

    default_error_messages = {
        "required": _("Fill in the date"),
        "incomplete": _("Fill in the day, the month and the year"),
        "not_a_date": _("There is no such date. Write it like this: 27 3 2027"),
    }

    def __init__(self, *, birthday: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("widget", DateBoxes(birthday=birthday))
        kwargs.setdefault("require_all_fields", False)
        super().__init__([forms.CharField() for _part in DateBoxes.parts], **kwargs)

    def clean(self, value: Any) -> datetime.date | None:
        """One sentence about the date, not one for each box."""
        words = [str(part).strip() if part is not None else "" for part in value or []]
        if not any(words):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        if len(words) < 3 or not all(words):
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        return self.compress(words)

    def compress(self, data_list: list[str]) -> datetime.date | None:
        try:
            day, month, year = (int(word) for word in data_list)
            return datetime.date(year, month, day)
        except (ValueError, OverflowError):
            raise ValidationError(self.error_messages["not_a_date"], code="not_a_date") from None


_KINDS: dict[str, Any] = {
    "checkboxes": forms.CheckboxSelectMultiple,
    "radios": forms.RadioSelect,
    "checkbox": forms.CheckboxInput,
    "boxes": forms.MultiWidget,
    "select": forms.Select,
    "file": forms.FileInput,
    "textarea": forms.Textarea,
    "password": forms.PasswordInput,
    "input": forms.widgets.Input,
}
_CSS = {
    "checkbox": "govuk-checkboxes__input",
    "select": "govuk-select",
    "file": "govuk-file-upload",
    "textarea": "govuk-textarea",
    "password": "govuk-input",
    "input": "govuk-input",
}
