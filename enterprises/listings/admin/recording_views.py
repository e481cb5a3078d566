"""Sending a video or sound file while a listing is written, choosing one that is there, and hearing it first."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from core.recordings import CleanRecording, clean_recording
from enterprises.listings import actions
from enterprises.listings.admin.scoping import only_visible, person_of, visible_rows
from enterprises.listings.models import RecordingFile


class RecordingField(forms.FileField):
    """Cleans to a recording that was read to its end and cleared, or says beside the field why it cannot."""

    def clean(self, data: Any, initial: Any = None) -> CleanRecording:
        return clean_recording(super().clean(data, initial))


class SendForm(forms.Form):
    title = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("For finding it again. Not shown to the public.")
    )
    file = RecordingField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": "video/mp4,video/webm,audio/mpeg,audio/mp4,.m4a,.mp3"}),
        help_text=_(
            "An MP4 or WebM video of up to 50 MB, or MP3 or M4A sound of up to 20 MB. Where and when it was recorded "
            "is taken out of it."
        ),
    )


class LookUp(BaseFilterForm):
    q = forms.CharField(
        label=_("Search term"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Search")})
    )

    def filter(self, objects: QuerySet[RecordingFile]) -> QuerySet[RecordingFile]:
        if words := self.cleaned_data.get("q"):
            self.is_searching, self.search_query = True, words
            objects = objects.filter(title__icontains=words)
        return objects


class _Mine:
    """Files of one's own, and of the listings one looks after."""

    filter_form_class = LookUp
    ordering = "-uploaded_at"

    def get_object_list(self) -> QuerySet[RecordingFile]:
        return visible_rows(RecordingFile, self.request.user)  # type: ignore[attr-defined]  # from Wagtail's view

    @property
    def columns(self) -> list[Column]:
        more = [
            Column("mime_type", label=_("Kind")),
            Column("seconds", label=_("Seconds")),
            Column("uploaded_at", label=_("Sent")),
        ]
        return [*super().columns, *more]  # type: ignore[misc]  # from Wagtail's view


class ChooseRecording(_Mine, chooser.ChooseView):
    pass


class ChooseRecordingResults(_Mine, chooser.ChooseResultsView):
    pass


class RecordingChosen(chooser.ChosenView):
    def get_object(self, pk: Any) -> Any:
        return visible_rows(RecordingFile, self.request.user).get(pk=pk if str(pk).isdigit() else 0)


class RecordingsChosen(chooser.ChosenMultipleView):
    def get_objects(self, pks: list[str]) -> QuerySet[Any]:
        return visible_rows(RecordingFile, self.request.user).filter(pk__in=[pk for pk in pks if pk.isdigit()])


class SendRecording(chooser.CreateView):
    def save_form(self, form: SendForm) -> RecordingFile:
        return actions.keep_recording(form.cleaned_data["title"], form.cleaned_data["file"], by=person_of(self.request))


class RecordingChooserViewSet(ChooserViewSet):
    model = RecordingFile
    icon = "media"
    choose_one_text = _("Choose or send a file")
    choose_another_text = _("Choose or send another file")
    create_action_label = _("Send")
    create_action_clicked_label = _("Sending…")
    creation_tab_label = _("Send a file")
    creation_form_class = SendForm
    choose_view_class = ChooseRecording
    choose_results_view_class = ChooseRecordingResults
    chosen_view_class = RecordingChosen
    chosen_multiple_view_class = RecordingsChosen
    create_view_class = SendRecording


def play(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file itself, for whoever may choose it: a draft is heard before it is published."""
    file = get_object_or_404(visible_rows(RecordingFile, person_of(request)), pk=pk)
    return FileResponse(file.file.open("rb"), content_type=file.mime_type, filename=file.name)


RECORDING_FILES: list[URLPattern] = [path("<int:pk>/play/", only_visible(play, RecordingFile), name="play")]
