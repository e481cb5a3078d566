"""Addresses of the pages about one's own listings. Each step has its own, so that a new page beside them is never taken
for a step.
"""

from django.urls import path
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from enterprises.listings.my import easy_read, photo_views, send_views, views, walk_views
from enterprises.listings.my.steps import STEPS

app_name = "my"
urlpatterns = [
    path("my/enterprises/", require_safe(RedirectView.as_view(pattern_name="joining:mine"))),
    path("my/enterprises/<int:pk>/", views.tasks, name="tasks"),
    path("my/enterprises/<int:pk>/preview/", views.preview, name="preview"),
    path("my/enterprises/<int:pk>/undo/", views.undo, name="undo"),
    path("my/enterprises/<int:pk>/checks/", views.checks, name="checks"),
    path("my/enterprises/<int:pk>/send/", send_views.send, name="send"),
    path("my/enterprises/<int:pk>/take-back/", send_views.take_back, name="take_back"),
    path("my/enterprises/<int:pk>/base/", send_views.base, name="base"),
    path("my/enterprises/<int:pk>/easy-read/", easy_read.sentences, name="easy_read"),
    path("my/enterprises/<int:pk>/easy-read/begin/", easy_read.begin, name="easy_read_begin"),
    path("my/enterprises/<int:pk>/easy-read/add/", easy_read.add, name="easy_read_add"),
    path("my/enterprises/<int:pk>/easy-read/<int:place>/", easy_read.sentence, name="easy_read_sentence"),
    path("my/enterprises/<int:pk>/easy-read/undo/", easy_read.undo, name="easy_read_undo"),
    path("my/enterprises/<int:pk>/easy-read/send/", easy_read.send, name="easy_read_send"),
    path("my/enterprises/<int:pk>/easy-read/preview/", easy_read.preview, name="easy_read_preview"),
    path("my/enterprises/<int:pk>/photos/", photo_views.photos, name="photos"),
    path("my/enterprises/<int:pk>/photos/add/", photo_views.add, name="photo_add"),
    path("my/enterprises/<int:pk>/photos/<int:picture>/", photo_views.photo, name="photo"),
    path("my/enterprises/<int:pk>/walk/", walk_views.walk, name="walk"),
    path("my/enterprises/<int:pk>/walk/add/", walk_views.add, name="walk_add"),
    path("my/enterprises/<int:pk>/walk/<int:picture>/", walk_views.step, name="walk_step"),
    *(path(f"my/enterprises/<int:pk>/{key}/", views.step, {"step": key}, name="step") for key in STEPS),
]
