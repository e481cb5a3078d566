from django.urls import path

from core import health, look
from core.reading import views as reading
from core.saved import views as saved

app_name = "core"
urlpatterns = [
    path("healthz/", health.healthz, name="healthz"),
    path("readyz/", health.readyz, name="readyz"),
    path("help/", saved.help_page, name="help"),
    path("help/code/", saved.page_code, name="help_code"),
    path("help/back/", saved.back, name="help_back"),
    path("help/word/", saved.choose_word, name="help_word"),
    path("help/forget/", saved.forget, name="help_forget"),
    path("reading/", reading.settings_page, name="reading"),
    path("colours/<slug:digits>.css", look.stylesheet, name="colours"),
]
