"""What owners and workers say of a document. The forms check shape only; actions act."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import CountedTextarea, DateBoxesField
from core.papers import PaperField
from enterprises.listings.documents.actions import Seen
from enterprises.listings.models import Document, Enterprise, Term

#: What an owner may send. Of a police check nothing is ever sent.
SENT_KINDS = [(kind.value, kind.label) for kind in Document.Kind if kind != Document.Kind.POLICE]
#: The word in the list of checks that a kind of paper mostly shows.
USUAL = {"insurance": "insurance", "reference": "references"}
#: These mean nothing without their last day.
MUST_END = ("insurance", "police")


def to_come(day: date | None) -> None:
    if day is not None and day < timezone.localdate():
        raise ValidationError(_("This day is over. Write a day that is still to come."))


class AddForm(forms.Form):
    """A paper an owner sends."""

    use_required_attribute = False
    kind = forms.ChoiceField(label=gettext_lazy("What is it?"), choices=SENT_KINDS, widget=forms.RadioSelect)
    words = forms.CharField(
        label=gettext_lazy("In a few words"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("So that you know it again. For example: First aid, Pat."),
    )
    ends_on = DateBoxesField(
        label=gettext_lazy("Until when is it good?"),
        required=False,
        help_text=gettext_lazy("The last day, if the paper says one. For example: 27 3 2027."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paper"] = PaperField(label=gettext_lazy("Choose the file, or take a photo"))

    def clean_ends_on(self) -> date | None:
        day: date | None = self.cleaned_data["ends_on"]
        to_come(day)
        return day


class SeenForm(forms.Form):
    """What a worker says of a paper they have looked at."""

    use_required_attribute = False
    proves = forms.ModelChoiceField(
        label=gettext_lazy("What does it show?"),
        queryset=Term.objects.none(),
        empty_label=gettext_lazy("Choose"),
        help_text=gettext_lazy("People read this on the listing, and can search for it."),
    )
    ends_on = DateBoxesField(
        label=gettext_lazy("Until when is it good?"),
        required=False,
        help_text=gettext_lazy("The last day on the paper. After it, people do not see it any more."),
        error_messages={"required": gettext_lazy("Write until when it is good.")},
    )
    replaces = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Does it take the place of an older one?"),
        queryset=Document.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, enterprise: Enterprise, document: Document | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = document
        self._choose_from("proves", Term.objects.filter(group="check").order_by("name", "pk"))
        older = enterprise.documents.filter(status=Document.Status.SEEN).order_by("-seen_on", "pk")
        self._choose_from("replaces", older)
        if not older.exists():
            del self.fields["replaces"]
        else:
            self.fields["replaces"].label_from_instance = _named  # type: ignore[attr-defined]  # a model choice has one
        if document:
            self._begin_with(document, older)

    def _choose_from(self, name: str, rows: QuerySet[Any]) -> None:
        self.fields[name].queryset = rows  # type: ignore[attr-defined]  # a model choice field has one

    def _begin_with(self, document: Document, older: QuerySet[Document]) -> None:
        """As the owner said it, and as it mostly is."""
        self.fields["ends_on"].required = document.kind in MUST_END
        self.initial["ends_on"] = document.ends_on
        self.initial["proves"] = (
            document.proves or Term.objects.filter(group="check", slug=USUAL.get(document.kind, "")).first()
        )
        if document.kind == Document.Kind.INSURANCE:
            self.initial["replaces"] = list(older.filter(kind=document.kind).values_list("pk", flat=True))

    @property
    def kind(self) -> str:
        return self.document.kind if self.document else str(self.cleaned_data.get("kind", ""))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        day = cleaned.get("ends_on")
        if day is None and "ends_on" not in self.errors and self.kind in MUST_END:
            self.add_error("ends_on", ValidationError(_("Write until when it is good.")))
        try:
            to_come(day)
        except ValidationError as error:
            self.add_error("ends_on", error)
        return cleaned

    def seen(self) -> Seen:
        given = self.cleaned_data
        more = {"seen_on": given["seen_on"]} if "seen_on" in given else {}
        return Seen(proves=given["proves"], ends_on=given["ends_on"], replaces=given.get("replaces", ()), **more)


def _named(document: Document) -> str:
    return str(document.title)


class SightedForm(SeenForm):
    """A paper a worker saw with their own eyes, of which nothing is kept."""

    field_order = ("kind", "level", "words", "proves", "seen_on", "ends_on", "replaces")
    level = forms.ChoiceField(
        label=gettext_lazy("Which level, if it is a police check?"),
        choices=[("", gettext_lazy("It is not a police check")), *Document.Level.choices],
        required=False,
    )
    words = forms.CharField(
        label=gettext_lazy("In a few words"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Only you and its owners read it. Leave it empty for a police check."),
    )
    seen_on = DateBoxesField(label=gettext_lazy("When did you see it?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(
            label=_("What did you see?"), choices=Document.Kind.choices, widget=forms.RadioSelect
        )
        self.order_fields(self.field_order)
        self.initial.setdefault("seen_on", timezone.localdate())

    def clean_seen_on(self) -> date:
        day: date = self.cleaned_data["seen_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come. Write the day on which you saw it."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        is_police = cleaned.get("kind") == Document.Kind.POLICE
        if is_police and not cleaned.get("level"):
            self.add_error("level", ValidationError(_("Choose the level of the police check.")))
        if is_police and cleaned.get("words"):
            self.add_error("words", ValidationError(_("Leave this empty: of a police check nothing else is kept.")))
        if cleaned.get("kind") and not is_police and cleaned.get("level"):
            self.add_error("level", ValidationError(_("Only a police check has a level.")))
        return cleaned


class NotUsableForm(forms.Form):
    use_required_attribute = False
    words = forms.CharField(
        label=gettext_lazy("Why can it not be used?"),
        max_length=500,
        widget=CountedTextarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Its owners read this. Say what to send instead."),
    )


class FindForm(forms.Form):
    """Which listing a paper is of. Anything odd finds nothing."""

    use_required_attribute = False
    marks_optional = False
    q = forms.CharField(label=gettext_lazy("Name, short number, or who runs it"), max_length=100, required=False)
