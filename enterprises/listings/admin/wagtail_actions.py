"""What Wagtail's own forms do to a listing, so that they end in listings.actions like everything else."""

from typing import Any

from wagtail.actions.create import CreateAction
from wagtail.actions.delete import DeleteAction
from wagtail.actions.edit import EditAction

from enterprises.listings import actions


class CreateListing(CreateAction):
    """A new listing gets its address, its short number and its event with its first version."""

    def _save_instance(self) -> None:
        actions.save_at_a_free_address(self.instance, super()._save_instance)
        actions.was_created(self.instance, by=self.user)


class EditListing(EditAction):
    """Saving a draft leaves the facts of today as they are, and follows the name until the address is
    public.
    """

    def _save_instance(self) -> None:
        self.instance.take_facts_of_today()
        if self.instance.first_published_at is None:
            actions.save_at_a_free_address(self.instance, super()._save_instance)
        else:
            super()._save_instance()


class DeleteListing(DeleteAction):
    """Deleting says who did it."""

    def _delete(self) -> Any:
        self.instance.acting_person = self.user
        return super()._delete()


class DeleteEasyRead(DeleteAction):
    """Deleting a copy tells the search and the page of its listing."""

    def _delete(self) -> Any:
        actions.delete_easy_read(self.instance, by=self.user)
