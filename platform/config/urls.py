"""Every address of the site, by include."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from accounts import urls as signing_in

handler500 = "core.errors.server_error"
urlpatterns: list[URLPattern | URLResolver] = [
    *signing_in.urlpatterns,
    path("", include("core.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("accounts/", include("allauth.urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("directory.urls")),
    path("", include("enterprises.listings.urls")),
]

if settings.DEV_INBOX:
    urlpatterns.append(path("", include("config.inbox")))

if settings.DEV_TOOLS:
    from config.look import look

    urlpatterns.append(path("look/", look, name="look"))
    urlpatterns.append(path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}))

# Last: Wagtail answers for every address that nothing above wanted.
urlpatterns.append(path("", include(wagtail_urls)))
