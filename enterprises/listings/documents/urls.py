"""Addresses of one's own documents. Those of the desk stand in desk_urls: in English alone, as the desk is."""

from django.urls import path

from enterprises.listings.documents import own_views
from enterprises.listings.documents.sharing import outside
from enterprises.listings.documents.sharing import own_views as sharing

app_name = "documents"
urlpatterns = [
    path("my/enterprises/<int:pk>/documents/", own_views.documents, name="list"),
    path("my/enterprises/<int:pk>/documents/add/", own_views.add, name="add"),
    path("my/enterprises/<int:pk>/documents/opened/", own_views.opened, name="opened"),
    path("my/enterprises/<int:pk>/documents/<int:document>/", own_views.document, name="one"),
    path("my/enterprises/<int:pk>/documents/<int:document>/file/", own_views.file, name="file"),
    path("my/enterprises/<int:pk>/documents/<int:document>/remove/", own_views.remove, name="remove"),
    path("my/enterprises/<int:pk>/documents/<int:document>/share/", sharing.share, name="share"),
    path("my/enterprises/<int:pk>/documents/<int:document>/share/<int:share>/end/", sharing.end, name="end_share"),
    path("shared/<str:token>/", outside.shared, name="shared"),
    path("shared/<str:token>/file/", outside.file, name="shared_file"),
]
