"""Where a helper asks those who run an enterprise to decide."""

from django.urls import include, path

from enterprises.listings.helping import views

_asking = [
    path("ask/", views.ask, name="ask"),
    path("ask/today/", views.today, name="today"),
    path("ask/take-back/", views.take_back, name="take_back"),
]
urlpatterns = [path("my/enterprises/<int:pk>/", include((_asking, "listing_helping")))]
