"""A person's yes to a story: written down, changed, and ended. When it ends, the story is gone for good.

Gone means: the page with all its versions, its place in the search, the log's words about it, its pictures and
recordings with every size of them. A listing's own photograph stays: its people decide about that themselves.
"""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.forgetting import squeeze_word_index
from directory import rules, search
from directory.models import StoryConsent, StoryPage


@transaction.atomic
def record_consent(consent: StoryConsent, *, by: Person) -> StoryConsent:
    """Write down a yes. Not its words: who, how, when, until when, and who wrote it down."""
    if not rules.may_record_consent(by):
        raise PermissionDenied(_("Only editors record a permission."))
    consent.recorded_by = by
    consent.full_clean()
    consent.save()
    record("story:consent_recorded", consent, by=by)
    return consent


@transaction.atomic
def change_consent(consent: StoryConsent, *, by: Person) -> None:
    """Another last day, or a mended name. What is shown follows at once."""
    if not rules.may_record_consent(by):
        raise PermissionDenied(_("Only editors change a permission."))
    consent.full_clean()
    consent.save()
    record("story:consent_changed", consent, by=by)
    search.words_changed()


@transaction.atomic
def withdraw_consent(consent: StoryConsent, *, by: Person) -> int:
    """The person said no: remove all that stood on their yes, at once and for good. The number of stories."""
    if not rules.may_withdraw_consent(by, consent):
        raise PermissionDenied(_("Only editors and the area's support workers can take a story away."))
    return remove(consent, "story:consent_withdrawn", by=by)


def end_old_consents(today: date | None = None) -> int:
    """Remove what stood on a yes whose last day is over. The number of stories. Running it again finds none."""
    ended = StoryConsent.objects.filter(ends_on__lt=today or timezone.localdate())
    return sum(remove(consent, "story:consent_ended", by=None) for consent in ended)


@transaction.atomic
def remove(consent: StoryConsent, tag: str, *, by: Person | None) -> int:
    record(tag, consent, by=by)
    stories = list(StoryPage.objects.filter(consent=consent))
    for story in stories:
        story.delete()  # directory.story_files takes what belonged to it
    consent.delete()
    squeeze_word_index()
    search.words_changed()
    return len(stories)
