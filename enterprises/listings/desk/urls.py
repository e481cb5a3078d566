"""Addresses of the desk. In English alone, as the admin is."""

from django.urls import path

from enterprises.listings.desk import handover, helps, keeping, kept, own_data, recovery, views
from enterprises.listings.helping import desk_urls
from enterprises.listings.own import histories
from enterprises.listings.talking import switch

app_name = "desk"
urlpatterns = [
    path("", views.front, name="front"),
    path("listings/", views.listings, name="listings"),
    path("listings/publish/", views.publish_many, name="publish_many"),
    path("listings/<int:pk>/", views.listing, name="listing"),
    path("listings/<int:pk>/preview/", views.preview, name="preview"),
    path("listings/<int:pk>/reopen/", keeping.reopen, name="reopen"),
    path("ring/", keeping.ring, name="ring"),
    path("hidden/", keeping.hidden, name="hidden"),
    path("recovery/", recovery.front, name="recovery"),
    path("recovery/people/<int:pk>/", recovery.ask, name="recovery_ask"),
    path("recovery/<int:pk>/", recovery.one, name="recovery_one"),
    path("people/<int:pk>/helps/", helps.helps, name="helps"),
    path("data/", own_data.people, name="own_data"),
    path("data/<int:pk>/", own_data.somebody, name="own_data_of"),
    path("data/<int:pk>/copy/<int:copy_pk>/my-data.pdf", own_data.copy, name="own_data_copy"),
    path("data/<int:pk>/stop/", own_data.stop, name="own_data_stop"),
    path("data/wrong/<int:pk>/", own_data.settle, name="own_data_settle"),
    path("kept/", kept.report, name="kept"),
    path("handover/", handover.hand_over, name="hand_over"),
    path("listings/<int:pk>/messages/", switch.desk_switch, name="messages"),
    path("listings/<int:pk>/history/", histories.desk_history, name="history"),
    path("listings/<int:pk>/history/put-back/", histories.desk_put_back, name="put_back"),
    *desk_urls.urlpatterns,
]
