"""Where people look after their own listing, beside writing it."""

from django.urls import include, path

from enterprises.listings.own import closing, corrections, histories, still_right, today

_history = [
    path("history/", histories.own_history, name="history"),
    path("history/put-back/", histories.own_put_back, name="put_back"),
]
_today = [path("today/", today.today, name="today")]
_closing = [path("hide/", closing.hide, name="hide"), path("close/", closing.close, name="close")]

urlpatterns = [
    path("my/enterprises/<int:pk>/", include((_history, "listing_history"))),
    path("my/enterprises/<int:pk>/", include((_today, "listing_today"))),
    path("my/enterprises/<int:pk>/", include((_closing, "listing_closing"))),
    path("my/enterprises/<int:pk>/corrections/", corrections.suggested, name="corrections"),
    path("still-right/<str:token>/", still_right.still_right, name="still_right"),
]
