"""Nobody in the admin opens, chooses or changes what belongs to an area they do not work in: it answers 404.

One wrapper around every address that names a row does it, so a view Wagtail adds later is scoped as well.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, cast

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import URLPattern
from wagtail.permissions import policy_registry
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views import chooser
from wagtail.snippets.views.snippets import SnippetViewSet

from accounts.models import Person

View = Callable[..., HttpResponseBase]


def person_of(request: HttpRequest) -> Person:
    """Who is at the desk: the admin has let in nobody who is not signed in."""
    return cast(Person, request.user)


def visible_rows(model: type, user: Any) -> QuerySet[Any]:
    """What somebody may see of a model whose policy is an AreaPermissionPolicy."""
    rows: QuerySet[Any] = policy_registry.get_by_type(model).visible_to(user)
    return rows


def only_visible(view: View, model: type) -> View:
    @wraps(view)
    def scoped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        pk = kwargs.get("pk")
        if pk is not None and not (str(pk).isdigit() and visible_rows(model, request.user).filter(pk=pk).exists()):
            raise Http404
        return view(request, *args, **kwargs)

    return scoped


class _ScopedList:
    """A chooser's list, for somebody's own areas."""

    def get_object_list(self) -> QuerySet[Any]:
        return visible_rows(self.model_class, self.request.user)  # type: ignore[attr-defined]  # from Wagtail's view


class ScopedChooseView(_ScopedList, chooser.ChooseView):
    pass


class ScopedChooseResultsView(_ScopedList, chooser.ChooseResultsView):
    pass


class ScopedChosenView(chooser.SnippetChosenView):
    def get_object(self, pk: Any) -> Any:
        return visible_rows(self.model_class, self.request.user).get(pk=pk if str(pk).isdigit() else 0)


class ScopedChosenMultipleView(chooser.SnippetChosenMultipleView):
    def get_objects(self, pks: list[str]) -> QuerySet[Any]:
        return visible_rows(self.model_class, self.request.user).filter(pk__in=[pk for pk in pks if pk.isdigit()])


class ChooseOnlyViewSet(chooser.SnippetChooserViewSet):
    """Choosing makes nothing new: without a form of ours Wagtail's address for that is only an error."""

    def get_urlpatterns(self) -> list[URLPattern]:
        return [url for url in super().get_urlpatterns() if url.name != "create"]


class ScopedChooserViewSet(ChooseOnlyViewSet):
    choose_view_class = ScopedChooseView
    choose_results_view_class = ScopedChooseResultsView
    chosen_view_class = ScopedChosenView
    chosen_multiple_view_class = ScopedChosenMultipleView


class ScopedViewSet(SnippetViewSet):
    """Admin pages of a model whose rows belong to areas."""

    chooser_viewset_class = ScopedChooserViewSet

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return visible_rows(self.model, request.user)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            URLPattern(url.pattern, only_visible(url.callback, self.model), url.default_args, url.name)
            for url in super().get_urlpatterns()
        ]


class ScopedBulkAction(SnippetBulkAction):
    """A bulk action that sees only what its user may see. `permission` is what it takes to do it."""

    permission = "change"

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, Any]]:
        # "all" means the whole table to Wagtail, whatever the filters show. Nobody means that: ids only.
        ids = [pk for pk in self.request.GET.getlist("id") if pk.isdigit()]
        rows = list(visible_rows(self.model, self.request.user).filter(pk__in=ids).order_by("pk"))
        if not rows:
            raise Http404
        allowed = [row for row in rows if self.check_perm(row)]
        return allowed, {"items_with_no_access": [row for row in rows if row not in allowed]}

    def check_perm(self, obj: Any) -> bool:
        allowed: bool = self.permission_policy.user_has_permission_for_instance(self.request.user, self.permission, obj)
        return allowed


class ActOnMany(ScopedBulkAction):
    """Says what will happen (`words`), does `act` to each, one after the other or none, and says what was `done`."""

    template_name = "listings/admin/bulk.html"
    act: Callable[..., Any]
    words: Any = ""
    done: Any = ""

    @classmethod
    def execute_action(cls, objects: Iterable[Any], **kwargs: Any) -> tuple[int, int]:
        chosen = list(objects)
        for each in chosen:
            cls.act(each, by=kwargs["self"].request.user)
        return len(chosen), 0

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, action=self)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return str(self.done % {"n": num_parent_objects})
