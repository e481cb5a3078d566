"""What the public reads."""

from django.urls import path

from directory.views import easy_read, find, listing, recordings, shortlist, site_pages, worried

app_name = "directory"
urlpatterns = [
    path("find/", find.find_page, name="find"),
    path("find/pages/", site_pages.pages, name="find_pages"),
    path("find/map.json", find.map_data, name="map_data"),
    path("find/complete.json", find.complete, name="complete"),
    path("enterprises/<slug:slug>/", listing.show, name="listing"),
    path("enterprises/<slug:slug>/print.pdf", listing.listing_pdf, name="listing_pdf"),
    path("enterprises/<slug:slug>/qr.svg", listing.listing_qr, name="listing_qr"),
    path("enterprises/<slug:slug>/easy-read/", easy_read.easy_read, name="easy_read"),
    path("enterprises/<slug:slug>/easy-read.pdf", easy_read.easy_read_pdf, name="easy_read_pdf"),
    path("enterprises/<slug:slug>/recordings/<str:name>", recordings.recording, name="recording"),
    path("enterprises/<slug:slug>/captions/<str:name>", recordings.captions, name="captions"),
    path("symbols/<slug:slug>.svg", easy_read.symbol, name="symbol"),
    path("n/<str:number>/", listing.short, name="short"),
    path("shortlist/", shortlist.shortlist, name="shortlist"),
    path("shortlist/qr.svg", shortlist.shortlist_qr, name="shortlist_qr"),
    path("shortlist/add/", shortlist.shortlist_add, name="shortlist_add"),
    path("shortlist/remove/", shortlist.shortlist_remove, name="shortlist_remove"),
    path("worried/", worried.worried, name="worried"),
]
