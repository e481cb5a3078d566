"""The photographs of a draft, as those who run the enterprise add, order, describe and remove them."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision

from accounts.models import Person
from core.events import record
from core.models import Picture
from core.pictures import CleanUpload
from enterprises.listings import rules
from enterprises.listings.actions import pictures_in_order as ordered
from enterprises.listings.actions.drafts import draft_of
from enterprises.listings.actions.guard import require
from enterprises.listings.models import Enterprise, Photo

#: Enough to show a place and its people; more make a page slow to look through.
MOST_PHOTOS = 12
#: Where the middle may be, as parts of the width or height.
THIRDS = (1 / 6, 1 / 2, 5 / 6)


def add_photo(enterprise: Enterprise, *, by: Person, upload: CleanUpload, alt: str, caption: str = "") -> Revision:
    """Keep a picture and show it last in the draft. Raises ValidationError when there are enough."""
    return ordered.add(enterprise, Photo, by=by, upload=upload, most=MOST_PHOTOS, alt=alt, caption=caption)


def change_photo(enterprise: Enterprise, *, by: Person, picture: int, alt: str, caption: str) -> Revision:
    """Other words for a photograph."""
    return ordered.change(enterprise, Photo, by=by, picture=picture, alt=alt, caption=caption)


def move_photo(enterprise: Enterprise, *, by: Person, picture: int, step: int) -> Revision:
    """One place towards the front (-1) or the back (1). The first one stands in lists."""
    return ordered.move(enterprise, Photo, by=by, picture=picture, step=step)


def remove_photo(enterprise: Enterprise, *, by: Person, picture: int) -> Revision:
    """Off the draft. The picture itself stays, so that this can be undone."""
    return ordered.remove(enterprise, Photo, by=by, picture=picture)


@transaction.atomic
def centre_photo(enterprise: Enterprise, *, by: Person, picture: int, column: int, row: int) -> None:
    """What must stay in sight where a picture is cut to a strip: one of nine places. At once, for it changes no word.

    Raises ValidationError for a picture that another listing shows too.
    """
    require(rules.may_edit_own(by, enterprise), _("Only those who run it can change it."))
    kept = Picture.objects.select_for_update().get(pk=picture)
    is_shown = any(photo.picture_id == picture for photo in draft_of(enterprise).photos.all())
    require(is_shown and may_centre(enterprise, kept), _("Another listing shows this picture too."))
    kept.focal_point_x = round(kept.width * THIRDS[column])
    kept.focal_point_y = round(kept.height * THIRDS[row])
    kept.focal_point_width = max(1, round(kept.width / 3))
    kept.focal_point_height = max(1, round(kept.height / 3))
    kept.save()
    record("listing:photo_centred", enterprise, by=by)


def may_centre(enterprise: Enterprise, picture: Picture) -> bool:
    """Not one that another listing shows: it would be cut differently there."""
    return not Photo.objects.filter(picture=picture).exclude(enterprise=enterprise).exists()


def centre_of(picture: Picture) -> tuple[int, int] | None:
    """The column and row of the middle that was chosen; None: nobody has."""
    if picture.focal_point_x is None or picture.focal_point_y is None:
        return None
    return (
        min(2, 3 * picture.focal_point_x // max(1, picture.width)),
        min(2, 3 * picture.focal_point_y // max(1, picture.height)),
    )
