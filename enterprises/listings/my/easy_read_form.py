"""One sentence of an Easy Read draft and what stands beside it: a symbol, or a photograph of the listing."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from enterprises.listings import actions, first_draft
from enterprises.listings.actions import Beside
from enterprises.listings.models import EasyReadRow, Enterprise, Symbol
from enterprises.listings.models.easy_read import few_words

#: Symbols on offer at once: enough to choose from, few enough to look at.
OFFERED = 12
#: What many sentences are about: they fill up what the words bring.
EVERYDAY = (
    *("help", "talking", "group", "house", "map-pin", "week", "clock", "price", "phone", "information", "yes", "no"),
)
SMALL = "fill-192x192|format-webp"


class SentenceForm(forms.Form):
    """On offer are the picture that stands there, symbols that fit the search or else the words, and the photographs
    of the listing.
    """

    use_required_attribute = False
    sentence = forms.CharField(
        label=_("Your sentence"),
        max_length=200,
        validators=[few_words],
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Write the sentence.")},
        help_text=_("One idea, in 15 words or fewer. For example: We help you in your garden."),
    )
    picture = forms.ChoiceField(
        label=_("The picture beside it"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a picture for this sentence.")},
    )
    look_for = forms.CharField(
        label=_("Look for another picture"),
        max_length=60,
        required=False,
        help_text=_("One word, for example: bus. Press Look, and choose above."),
    )

    def __init__(self, data: Any, *, row: EasyReadRow, listing: Enterprise) -> None:
        super().__init__(data, initial={"sentence": row.sentence, "picture": _key(row)})
        self.row = row
        self.on_offer = _on_offer(row, self["look_for"].value() or "", self["sentence"].value() or "", listing)
        self._add_what_was_chosen()
        self.fields["picture"].choices = [  # type: ignore[attr-defined]  # a ChoiceField has them
            (key, _drawn(beside)) for key, beside in self.on_offer.items()
        ]

    def _add_what_was_chosen(self) -> None:
        """A symbol from a search before stays on offer, first."""
        chosen = self["picture"].value() or ""
        number = chosen.removeprefix("symbol-")
        if chosen in self.on_offer or not (number.isascii() and number.isdigit() and len(number) < 18):
            return
        if symbol := Symbol.objects.filter(pk=int(number)).first():
            self.on_offer = {chosen: Beside(symbol=symbol), **self.on_offer}

    @property
    def was(self) -> str:
        """The sentence as the page found it: kept while the page is shown again."""
        was: str = self.data.get("was", self.row.sentence)
        return was

    @property
    def found_nothing(self) -> bool:
        looked_for = self["look_for"].value()
        return bool(looked_for) and not _found(looked_for)

    def leave_unchecked(self) -> None:
        """Only the pictures on offer change: nothing that was typed is a mistake yet."""
        self._errors = forms.utils.ErrorDict()

    def clean_sentence(self) -> str:
        return " ".join(self.cleaned_data["sentence"].split())

    @property
    def beside(self) -> Beside:
        """What was chosen, once the form is valid."""
        return self.on_offer[self.cleaned_data["picture"]]


def _key(row: EasyReadRow) -> str:
    if row.photograph_id:
        return f"photo-{row.photograph_id}"
    return f"symbol-{row.symbol_id}" if row.symbol_id else ""


def _on_offer(row: EasyReadRow, look_for: str, sentence: str, listing: Enterprise) -> dict[str, Beside]:
    there = {_key(row): Beside(row.symbol, row.photograph, row.alt)} if _key(row) else {}
    symbols = _found(look_for) or first_draft.fitting(sentence, Symbol.objects.order_by("name"))
    offered = [*symbols, *Symbol.objects.filter(slug__in=EVERYDAY).order_by("name")]
    found = {f"symbol-{each.pk}": Beside(symbol=each) for each in list(dict.fromkeys(offered))[:OFFERED]}
    photos = actions.draft_of(listing).photos.all()
    own = {f"photo-{each.picture_id}": Beside(photograph=each.picture, alt=each.alt) for each in photos}
    return {**there, **found, **own}


def _found(words: str) -> list[Symbol]:
    if not words.strip():
        return []
    about = Q(name__icontains=words.strip()) | Q(words__icontains=words.strip())
    return list(Symbol.objects.filter(about).order_by("name")[:OFFERED])


def _drawn(beside: Beside) -> SafeString:
    """The picture with its words, as the label of a choice."""
    if beside.symbol and not beside.symbol.picture:
        drawing, words = beside.symbol.drawn, beside.symbol.name
    else:
        picture = beside.symbol.picture if beside.symbol else beside.photograph
        words = beside.symbol.name if beside.symbol else beside.alt
        address = picture.get_rendition(SMALL).url if picture else ""
        drawing = format_html('<img src="{}" width="96" height="96" alt="">', address)
    return format_html('<span class="mh-pictures__one">{}</span><span>{}</span>', drawing, words)
