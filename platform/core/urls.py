from django.urls import path

from core import health, look

app_name = "core"
urlpatterns = [
    path("healthz/", health.healthz, name="healthz"),
    path("readyz/", health.readyz, name="readyz"),
    path("colours/<slug:digits>.css", look.stylesheet, name="colours"),
]
