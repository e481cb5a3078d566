"""What Wagtail's own forms do with a permission, so that they end in directory.consent like everything else."""

from wagtail.actions.create import CreateAction
from wagtail.actions.edit import EditAction

from directory import consent
from directory.models import StoryConsent


class RecordConsent(CreateAction):
    instance: StoryConsent

    def _save_instance(self) -> None:
        self.instance = consent.record_consent(self.instance, by=self.user)


class ChangeConsent(EditAction):
    def _save_instance(self) -> None:
        consent.change_consent(self.instance, by=self.user)
