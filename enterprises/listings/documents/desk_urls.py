"""Addresses of documents at the desk."""

from django.urls import path

from enterprises.listings.documents import desk_views

app_name = "desk_documents"
urlpatterns = [
    path("documents/", desk_views.waiting, name="waiting"),
    path("documents/ran-out/", desk_views.ran_out, name="ran_out"),
    path("listings/<int:pk>/documents/", desk_views.documents, name="list"),
    path("listings/<int:pk>/documents/sighted/", desk_views.sighted, name="sighted"),
    path("listings/<int:pk>/documents/opened/", desk_views.opened, name="opened"),
    path("listings/<int:pk>/documents/<int:document>/", desk_views.document, name="one"),
    path("listings/<int:pk>/documents/<int:document>/file/", desk_views.file, name="file"),
]
