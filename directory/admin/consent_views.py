"""Taking a story away: a page that says what will happen, and a button that does it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import ReferenceIndex

from directory import consent, rules
from directory.models import StoryConsent, StoryPage
from enterprises.listings.admin.scoping import only_visible, person_of

LIST = "wagtailsnippets_directory_storyconsent:list"


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    given = get_object_or_404(StoryConsent, pk=pk)
    if not rules.may_withdraw_consent(request.user, given):
        raise PermissionDenied
    if request.method == "POST":
        count = consent.withdraw_consent(given, by=person_of(request))
        # No name and no title: this sentence is kept in the reader's session for a while.
        done = ngettext("%(n)d story is gone for good.", "%(n)d stories are gone for good.", count)
        messages.success(request, done % {"n": count})
        return redirect(LIST)
    title = _("Take away what %(name)s told") % {"name": given.given_by}
    context = {
        "header_title": title,
        "header_icon": "user",
        "breadcrumbs_items": _trail(title),
        "words": _what_happens(given),
        "button": _("Yes, take it away for good"),
        "form": None,
        "serious": True,
        "back": reverse(LIST),
    }
    return TemplateResponse(request, "listings/admin/act.html", context)


def _what_happens(given: StoryConsent) -> list[str]:
    stories = list(given.stories.all())
    sentences = [
        _("“%(title)s” goes at once, with every version of it that was kept.") % {"title": s.title} for s in stories
    ]
    if not stories:
        sentences = [_("No story stands on this permission. Only the permission itself is deleted.")]
    sentences += [
        _("Its pictures and recordings are deleted too, in every size, also where other pages show them."),
        _("A photograph that is also in a listing stays there: whoever runs the enterprise decides about that."),
        _("This cannot be undone, and nobody needs a reason. What people have printed or copied we cannot take back."),
    ]
    elsewhere = [title for story in stories for title in _named_on(story)]
    if elsewhere:
        pages = "”, “".join(dict.fromkeys(elsewhere))
        sentences.append(
            _("These pages name the story or link to it. Look at them yourself: “%(pages)s”.") % {"pages": pages}
        )
    return sentences


def _named_on(story: StoryPage) -> list[str]:
    references = ReferenceIndex.get_references_to(story.page_ptr).group_by_source_object()
    return [str(source) for source, _references in references]


def _trail(title: str) -> list[dict[str, Any]]:
    return [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse(LIST), "label": _("Permissions for stories")},
        {"url": "", "label": title},
    ]


URLS: list[URLPattern] = [path("<int:pk>/withdraw/", only_visible(withdraw, StoryConsent), name="withdraw")]
