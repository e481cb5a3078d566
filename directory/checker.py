"""Wagtail's checker beside the page editor, with every rule of axe and with words for people who write pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem

#: Rules that axe has and does not ask unless told to.
ALSO = (
    "color-contrast-enhanced",
    "identical-links-same-purpose",
    "label-content-name-mismatch",
    "p-as-heading",
    "table-fake-caption",
    "target-size",
    "td-has-header",
)

#: rule -> what is wrong, what to do. Rules that only a programmer can break keep axe's own words.
SAID: dict[str, tuple[Promise, Promise]] = {
    "alt-text-quality": (
        _("The words for a picture look like a file name"),
        _("Say what is in the picture, as you would on the telephone."),
    ),
    "image-alt": (
        _("A picture has no words"),
        _("Say what is in it, for people who cannot see it. If it only decorates, mark it as decoration."),
    ),
    "image-redundant-alt": (
        _("The words for a picture repeat the words beside it"),
        _("Say what the picture adds, or mark it as decoration."),
    ),
    "svg-img-alt": (_("A drawing has no words"), _("Say what it shows.")),
    "role-img-alt": (_("A drawing has no words"), _("Say what it shows.")),
    "object-alt": (_("Something shown here has no words"), _("Say what it is.")),
    "empty-meta-description": (
        _("The page has no description"),
        _("Write one or two sentences under “Promote”. Search engines show them under the title."),
    ),
    "document-title": (_("The page has no title"), _("Give it a title that says what it is about.")),
    "page-has-heading-one": (
        _("The page has no main heading"),
        _("The title is the main heading: give the page a title."),
    ),
    "empty-heading": (_("A heading is empty"), _("Write it, or turn the line into ordinary words.")),
    "heading-order": (
        _("A heading is a level too low"),
        _("Do not skip a level: after a large heading comes a middle one, then a small one."),
    ),
    "p-as-heading": (
        _("Bold words stand where a heading should"),
        _("Make the line a heading. Screen readers jump from heading to heading."),
    ),
    "link-name": (_("A link has no words"), _("Write where it leads.")),
    "identical-links-same-purpose": (
        _("Links with the same words lead to different places"),
        _("Say in each where it leads."),
    ),
    "link-in-text-block": (
        _("A link can be told from the words around it by its colour alone"),
        _("Leave the underline on."),
    ),
    "button-name": (_("A button has no words"), _("Say what it does.")),
    "input-button-name": (_("A button has no words"), _("Say what it does.")),
    "summary-name": (_("Something that folds has no words"), _("Say what is inside.")),
    "label": (_("A box to fill in has no name"), _("Say what to write there.")),
    "label-title-only": (_("A box to fill in has no name that can be seen"), _("Write it above the box.")),
    "label-content-name-mismatch": (
        _("A button or link is called something else than what can be read on it"),
        _("Use the same words, so that people who speak to their computer can press it."),
    ),
    "select-name": (_("A list to choose from has no name"), _("Say what is chosen.")),
    "color-contrast": (_("Words are too faint"), _("They need darker letters or a lighter ground.")),
    "color-contrast-enhanced": (
        _("Words are fainter than this site allows"),
        _("They need a contrast of 7 to 1: darker letters or a lighter ground."),
    ),
    "list": (_("A list has something in it that is no item"), _("Make each line an item of the list.")),
    "listitem": (_("An item stands outside a list"), _("Put it into a list.")),
    "definition-list": (_("A list of terms is not in order"), _("Each term comes before its words.")),
    "dlitem": (_("A term stands outside its list"), _("Put it into the list.")),
    "empty-table-header": (_("A column or a row has no heading"), _("Write what stands in it.")),
    "td-has-header": (_("A table has no headings"), _("Make the first row or the first column headings.")),
    "th-has-data-cells": (_("A heading in a table belongs to nothing"), _("Take it out, or fill its column.")),
    "td-headers-attr": (_("A cell names a heading that is not there"), _("Make the table anew.")),
    "scope-attr-valid": (_("A heading in a table says wrongly what it is for"), _("Make the table anew.")),
    "table-fake-caption": (
        _("The first row of a table is its title"),
        _("Write the title above the table, as its caption."),
    ),
    "table-duplicate-name": (_("A table says the same twice"), _("Keep the caption only.")),
    "frame-title": (_("Something from another site has no name"), _("Say what it shows.")),
    "frame-title-unique": (_("Two things from other sites have the same name"), _("Name each by what it shows.")),
    "video-caption": (_("A film has no captions"), _("Add captions, or the words beside it.")),
    "audio-caption": (_("A recording has no words to read"), _("Put the words beside it.")),
    "no-autoplay-audio": (_("Sound starts by itself"), _("Let people start it.")),
    "target-size": (_("Something to press is too small"), _("Give it more room: two links should not touch.")),
    "duplicate-id-aria": (_("Two parts of the page have the same name inside"), _("Take one out and make it anew.")),
    "valid-lang": (_("A language is not known"), _("Use its short name, like en or cy.")),
    "html-has-lang": (_("The page does not say its language"), _("Tell the people who run the site.")),
    "landmark-unique": (_("Two parts of the page have the same name"), _("Name each by what is in it.")),
    "tabindex": (_("The keyboard jumps here in an odd order"), _("Tell the people who run the site.")),
}


class PlainChecker(ContentCheckerItem):
    """Every rule, said so that somebody who writes pages knows what to do."""

    axe_run_only = None  # all but those that are experimental or off by default: ALSO turns these on
    axe_rules = {rule: {"enabled": True} for rule in ALSO}
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        **{rule: {"error_name": wrong, "help_text": mend} for rule, (wrong, mend) in SAID.items()},
    }


@hooks.register("construct_wagtail_userbar")
def speak_plainly(request: HttpRequest, items: list[Any], page: Any) -> None:
    items[:] = [
        PlainChecker(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items
    ]
