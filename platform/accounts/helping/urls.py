"""Naming helpers, being one, and saying yes or no."""

from django.urls import include, path

from accounts.helping import answering, joining, mine

_helping = [
    path("my/helpers/", mine.helpers, name="helpers"),
    path("my/helpers/new/", mine.new, name="new"),
    path("my/helpers/log/", mine.log_page, name="log"),
    path("my/helpers/<int:pk>/", mine.helper, name="helper"),
    path("my/decisions/<int:pk>/", answering.decision, name="decision"),
    path("helping/", joining.code, name="code"),
    path("helping/yes/", joining.yes, name="yes"),
]
_decide = [
    path("decide/", answering.code, name="code"),
    path("decide/answer/", answering.answer, name="answer"),
    path("decide/thanks/", answering.thanks, name="thanks"),
]
urlpatterns = [path("", include((_helping, "helping"))), path("", include((_decide, "decide")))]
