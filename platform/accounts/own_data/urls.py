"""A person's pages about their own data."""

from django.urls import URLPattern, path

from accounts.own_data import views

urlpatterns: list[URLPattern] = [
    path("my/data/", views.data, name="own_data"),
    path("my/data/copy/", views.ask_copy, name="own_data_ask_copy"),
    path("my/data/copy/<int:pk>/my-data.json", views.copy, {"kind": "json"}, name="own_data_json"),
    path("my/data/copy/<int:pk>/my-data.pdf", views.copy, {"kind": "pdf"}, name="own_data_pdf"),
    path("my/data/copy/<int:pk>/my-data.zip", views.copy, {"kind": "zip"}, name="own_data_zip"),
    path("my/data/wrong/", views.wrong, name="own_data_wrong"),
    path("my/data/erase/", views.erase, name="own_data_erase"),
    path("my/data/stop/", views.stop, name="own_data_stop_mine"),
    path("my/data/stop/<str:token>/", views.stop_by_link, name="own_data_stop"),
]
