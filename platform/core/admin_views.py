"""Views of Wagtail's admin that fail when a form comes without its fields: ours say so beside the field."""

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.choosers import ExternalLinkChooserForm, URLOrAbsolutePathField
from wagtail.admin.views.chooser import ExternalLinkView
from wagtail.admin.views.pages.copy import CopyView
from wagtail.contrib.redirects import views as redirects


class AddressField(URLOrAbsolutePathField):
    def to_python(self, value: Any) -> Any:
        return super().to_python(value or "")


class ExternalLinkForm(ExternalLinkChooserForm):
    url = AddressField(label=ExternalLinkChooserForm.base_fields["url"].label)


class ExternalLink(ExternalLinkView):
    form_class = ExternalLinkForm


class CopyPage(CopyView):
    def post(self, request: HttpRequest, page_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        # Wagtail looks the parent up before the form has: one that is missing or odd is the form's to say.
        response: HttpResponse = FormView.post(self, request, page_id, *args, **kwargs)
        return response


@redirects.permission_checker.require_any("add")
@require_POST
def import_redirects(request: HttpRequest) -> HttpResponse:
    """Wagtail's own, once the two signed fields are there and the file has not been taken in already."""
    try:
        for name in ("import_file_name", "input_format"):
            Signer().unsign(request.POST.get(name, ""))
    except BadSignature as error:
        raise SuspiciousOperation("The signed fields of the import are missing or changed.") from error
    try:
        response: HttpResponse = redirects.process_import(request)
    except FileNotFoundError:
        messages.error(request, _("That file is not here any more: it may be imported already. Look at the list."))
        return redirect("wagtailredirects:index")
    return response


#: They stand before Wagtail's own addresses in config.urls.
urlpatterns: list[URLPattern] = [
    path("choose-external-link/", require_admin_access(ExternalLink.as_view())),
    path("pages/<int:page_id>/copy/", require_admin_access(CopyPage.as_view())),
    path("redirects/import/process/", require_admin_access(import_redirects)),
]
