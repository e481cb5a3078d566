"""Wagtail's own pages for listings, where they must say or do something of ours."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, QuerySet, When
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.mixins import RevisionsRevertMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import TaskState
from wagtail.search.backends import get_search_backend
from wagtail.snippets.views import snippets

from enterprises.listings import actions
from enterprises.listings.admin.agreeing import ApproveAgreed, WaitsForYes
from enterprises.listings.admin.buttons import Press
from enterprises.listings.admin.deleting import DeleteUnlessItStays
from enterprises.listings.admin.words import status_in_words, with_list_facts
from enterprises.listings.models import Enterprise
from enterprises.listings.staying import why_stays

#: As many as anybody reads; the search's order is kept for them.
MOST_FOUND = 500

#: What an export holds, in its order. All of it is public or says how the listing stands; no private base,
#: no owner.
EXPORTED: dict[str, Any] = {
    "name": _("Name"),
    "short_number": _("Short number"),
    "area": _("Area"),
    "status": _("Status"),
    "one_line": _("In one line"),
    "kinds": _("Kinds of help"),
    "near": _("Near"),
    "places_left": _("Places left"),
    "last_confirmed_on": _("Last confirmed on"),
    "photos": _("Photographs"),
    "prices": _("Prices"),
    "address": _("Address of the page"),
}


class ListListings(snippets.IndexView):
    """The list: searched by words or by short number, with what is missing at a glance."""

    list_export = list(EXPORTED)
    export_headings = EXPORTED
    export_filename = "listings"

    def get_base_queryset(self) -> QuerySet[Enterprise]:
        listings = with_list_facts(super().get_base_queryset())
        return listings.prefetch_related("categories") if self.is_export else listings

    def search_queryset(self, queryset: QuerySet[Enterprise]) -> QuerySet[Enterprise]:
        words = self.search_query.strip()
        if not words:
            return queryset
        if words.replace(" ", "").isdigit():
            return queryset.filter(short_number__startswith=words.replace(" ", ""))
        # Searched on its own and narrowed afterwards: Wagtail's search knows none of our filters.
        found = get_search_backend().autocomplete(words, Enterprise.objects.all())[:MOST_FOUND]
        keys = [listing.pk for listing in found]
        queryset = queryset.filter(pk__in=keys)
        if keys and not self.is_explicitly_ordered:
            queryset = queryset.order_by(Case(*(When(pk=pk, then=place) for place, pk in enumerate(keys))))
        return queryset

    def to_row_dict(self, item: Enterprise) -> dict[str, Any]:
        row = {
            "name": item.name,
            "short_number": item.short_number,
            "area": item.area.name,
            "status": status_in_words(item),
            "one_line": item.one_line,
            "kinds": ", ".join(kind.name for kind in item.categories.all()),
            "near": item.public_place,
            "places_left": item.places_left,
            "last_confirmed_on": item.last_confirmed_on,
            "photos": item.photos_count,
            "prices": item.prices_count,
            "address": self.request.build_absolute_uri(item.get_absolute_url()),
        }
        return {name: _harmless(value) for name, value in row.items()}

    @cached_property
    def own_areas(self) -> set[int]:
        return _areas_of(self.request.user)

    def get_list_more_buttons(self, instance: Enterprise) -> list[Any]:
        # Back to the whole list as it was narrowed, also from a row that a script has fetched.
        query = self.request.META["QUERY_STRING"]
        back = reverse(self.index_url_name) + (f"?{query}" if query else "")
        hiding = hide_button(self.request.user, instance, back)
        acts = act_buttons(self.request.user, instance, self.own_areas, back)
        return [*super().get_list_more_buttons(instance), *acts, *hiding]


def _harmless(value: Any) -> Any:
    """A spreadsheet takes text that starts like this for a formula and runs it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def act_buttons(person: Any, listing: Enterprise, own_areas: set[int], next_url: str = "") -> list[Button]:
    """What can be done at once with a listing this person sees. Each page asks the rules again.

    `own_areas` are those the person is a support worker of; read once for a whole list.
    """
    may_edit = person.has_perm("listings.change_enterprise")
    offered = [
        ("confirm", _("I read it today, it is right"), "check", may_edit),
        ("today", _("Places left, closed for now"), "date", may_edit),
        ("base", _("Where they work from (private)"), "site", listing.area_id in own_areas),
        ("invite", _("Hand it over to the owner"), "mail", may_edit),
        ("easy_read", _("Easy Read"), "doc-full", may_edit),
        ("move", _("Move to another area"), "order", may_edit),
        ("address", _("Change its address"), "link", may_edit),
    ]
    return [
        Button(label, url=_address(act, listing, next_url), icon_name=icon, priority=40 + n)
        for n, (act, label, icon, allowed) in enumerate(offered)
        if allowed
    ]


def hide_button(person: Any, listing: Enterprise, next_url: str = "", classname: str = "") -> list[Button]:
    """Hiding is done by the press itself. Showing again asks first: somebody may have needed it hidden."""
    if not person.has_perm("listings.hide_enterprise"):
        return []
    if listing.hidden_at:
        show = _address("show", listing, next_url)
        return [Button(_("Show it again"), url=show, icon_name="view", classname=classname, priority=50)]
    hide = _address("hide", listing, next_url)
    return [Press(_("Hide it now"), url=hide, icon_name="no-view", classname=classname, priority=50)]


def _address(act: str, listing: Enterprise, next_url: str) -> str:
    query = f"?{urlencode({'next': next_url})}" if next_url else ""
    return reverse(f"listings_admin:{act}", args=[listing.pk]) + query


def _areas_of(person: Any) -> set[int]:
    return set(person.areas.values_list("pk", flat=True))


class _MakeListing:
    """Nothing is made, and the page says why, on the day when no short number is left."""

    def form_valid(self, form: Any) -> Any:
        try:
            return super().form_valid(form)  # type: ignore[misc]  # from Wagtail's view
        except actions.NoNumberLeft as error:
            form.instance.pk = None  # it was saved, and that was taken back
            form.add_error(None, error)
            self.produced_error_code, self.produced_error_message = "no_number_left", error.message
            return self.form_invalid(form)  # type: ignore[attr-defined]  # from Wagtail's view


class AddListing(_MakeListing, snippets.CreateView):
    pass


class CopyListing(_MakeListing, snippets.CopyView):
    """A new form filled from another listing.

    Its parts are new ones, and nothing that names the old one goes along.
    """

    def get_initial_form_instance(self) -> Enterprise:
        generic = [field.name for field in Enterprise._meta.private_fields]
        listing, _parts = super().get_initial_form_instance().copy_cluster(exclude_fields=["id", *generic])
        new: Enterprise = listing
        return new


class EditListingView(WaitsForYes, snippets.EditView):
    @cached_property
    def header_buttons(self) -> list[Button]:
        """Beside the name, not in a menu: it is pressed in a hurry."""
        return hide_button(self.request.user, self.live_object, classname="w-header-button button")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        person = self.request.user
        buttons = [*super().header_more_buttons, *act_buttons(person, self.live_object, _areas_of(person))]
        at_the_desk = reverse("desk:listing", args=[self.live_object.pk])
        buttons.append(Button(_("Before and after, history"), url=at_the_desk, icon_name="history", priority=6))
        if self.live_object.is_public:
            address = self.live_object.get_absolute_url()
            buttons.append(Button(_("See it on the site"), url=address, icon_name="link-external", priority=5))
        return buttons


class RevertListing(RevisionsRevertMixin, EditListingView):
    view_name = "revisions_revert"

    def save_instance(self) -> Any:
        self.form.instance.take_facts_of_today()
        return super().save_instance()


class PreviewNewListing(snippets.PreviewOnCreateView):
    def get_object(self) -> Enterprise:
        return Enterprise(slug="preview")


class UnpublishListing(snippets.UnpublishView):
    def unpublish(self) -> None:
        actions.unpublish_listing(self.object, by=self.request.user)


class DeleteListingView(DeleteUnlessItStays):
    why = staticmethod(why_stays)


class _OfThisListing:
    """Wagtail takes the task's number from the address without asking whose it is: it must be this
    listing's.
    """

    def get_task_state(self) -> TaskState:
        state: TaskState = super().get_task_state()  # type: ignore[misc]  # from Wagtail's view
        if state.workflow_state.object_id != str(self.object.pk):  # type: ignore[attr-defined]  # from Wagtail's view
            raise Http404
        return state


class WorkflowActionOnListing(_OfThisListing, ApproveAgreed, snippets.WorkflowActionView):
    pass


class CollectForListing(_OfThisListing, snippets.CollectWorkflowActionDataView):
    pass
