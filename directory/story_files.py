"""What belongs to a story beside its page: pictures, recordings, and what logs say about it. Gone with the page."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from core.forgetting import delete_files_soon, erase_pictures, forget_log
from core.models import Picture
from directory.models import Recording, StoryPage
from enterprises.listings.models import Photo


@dataclass
class Belongings:
    """Ids of what one story or more hold."""

    pictures: set[int] = field(default_factory=set)
    recordings: set[int] = field(default_factory=set)

    def add(self, story: StoryPage) -> None:
        if story.picture_id:
            self.pictures.add(story.picture_id)
        for model, pk, *_path in story._meta.get_field("body").extract_references(story.body):
            if model is Picture:
                self.pictures.add(int(pk))
            elif model is Recording:
                self.recordings.add(int(pk))


def belongings(story: StoryPage) -> Belongings:
    """Of its page as it stands and of every version that was kept."""
    found = Belongings()
    found.add(story)
    for revision in story.revisions.all():
        found.add(revision.as_object())
    return found


def take_away(story: StoryPage) -> None:
    """The story is being deleted: delete its pictures and recordings, unless another story or a listing has them."""
    mine, others = belongings(story), Belongings()
    for other in StoryPage.objects.exclude(pk=story.pk):
        others.add(other)
    listed = set(Photo.objects.filter(picture__in=mine.pictures).values_list("picture_id", flat=True))
    recordings = Recording.objects.filter(pk__in=mine.recordings - others.recordings)
    posters = set(recordings.exclude(poster=None).values_list("poster_id", flat=True))
    pictures = Picture.objects.filter(pk__in=(mine.pictures | posters) - others.pictures - listed)
    for row in recordings:
        forget_log(row)
        row.delete()
        delete_files_soon([file for file in (row.file, row.captions) if file])
    erase_pictures(pictures)


def forget_page_log(story: StoryPage) -> None:
    """The same for the page of a story."""
    PageLogEntry.objects.filter(page_id=story.pk).update(label=_("A person's story, deleted"), data={})
