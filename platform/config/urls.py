"""Every address of the site, by include."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from accounts import urls as signing_in
from core import admin_views, health, look
from directory.views import machines, pages

handler500 = "core.errors.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    *signing_in.urlpatterns,
    path("healthz/", health.healthz),
    path("readyz/", health.readyz),
    path("colours/<slug:digits>.css", look.stylesheet, name="colours"),
    path("robots.txt", machines.robots),
    path("sitemap.xml", machines.sitemap_index, name="sitemap"),
    path("sitemap-<slug:kind>-<int:number>.xml", machines.sitemap, name="sitemap_part"),
    path("admin/", include(admin_views.urlpatterns)),
    path("admin/", include(wagtailadmin_urls)),
    path("desk/", include("enterprises.listings.desk.urls")),
    path("desk/", include("enterprises.listings.documents.desk_urls")),
    path("desk/", include("enterprises.booking.desk.urls")),
    path("desk/", include("enterprises.safeguarding.desk.urls")),
    path("desk/", include("enterprises.mentoring.desk.urls")),
    path("stripe/events/", include("enterprises.booking.card.event_urls")),
    path("documents/", include(wagtaildocs_urls)),
    # Wagtail's doors to private pages, which accounts.urls has closed: only their names are needed.
    path("", include(wagtail_urls.urlpatterns[:-1])),
]

if settings.DEV_INBOX:
    urlpatterns.append(path("", include("config.inbox")))

if settings.DEV_TOOLS:
    from config.look import look as every_piece

    urlpatterns.append(path("look/", every_piece, name="look"))
    urlpatterns.append(path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}))

# What people read, in every language: /find/ and /cy/find/ (core.languages).
urlpatterns += i18n_patterns(
    path("", include("core.urls")),
    path("", include("accounts.device_urls")),
    path("", include("accounts.fresh_urls")),
    path("", include("accounts.by_phone.urls")),
    path("", include("accounts.recovery.urls")),
    path("", include("accounts.helps.urls")),
    path("accounts/", include("allauth.urls")),
    path("", include("accounts.reach_urls")),
    path("", include("accounts.helping.urls")),
    path("", include("accounts.own_data.urls")),
    path("", include("enterprises.safeguarding.urls")),
    path("", include("enterprises.mentoring.urls")),
    path("", include("enterprises.mentoring.my.urls")),
    path("", include("directory.urls")),
    path("", include("enterprises.listings.urls")),
    path("", include("enterprises.listings.joining.urls")),
    path("", include("enterprises.listings.own.urls")),
    path("", include("enterprises.listings.documents.urls")),
    path("", include("enterprises.listings.talking.urls")),
    path("", include("enterprises.listings.my.urls")),
    path("", include("enterprises.booking.my.urls")),
    path("", include("enterprises.booking.other_times.urls")),
    path("", include("enterprises.booking.calendars.urls")),
    path("", include("enterprises.listings.helping.urls")),
    path("", include("enterprises.booking.urls")),
    path("", include("enterprises.booking.papers.urls")),
    path("", include("enterprises.booking.money.urls")),
    # Last: pages of words answer for every address that nothing above wanted.
    re_path(wagtail_urls.serve_pattern, pages.serve, name="wagtail_serve"),
    prefix_default_language=False,
)
