"""Who may do what with the pages of words. Each docstring is the policy."""

from typing import TYPE_CHECKING, Any

from enterprises.listings.models import AreaWorker

if TYPE_CHECKING:  # the models ask the blocks, which are loaded before the apps are
    from directory.models import StoryConsent


def may_record_consent(person: Any) -> bool:
    """Editors write down somebody's yes to being in a story, and change until when it holds."""
    return bool(person.is_active and person.has_perm("directory.add_storyconsent"))


def may_withdraw_consent(person: Any, consent: "StoryConsent") -> bool:
    """A no counts at once: any editor, and any support worker of an area the person's enterprise is in."""
    if not person.is_active:
        return False
    if person.has_perm("directory.change_storyconsent"):
        return True
    areas = consent.stories.filter(enterprise__isnull=False).values("enterprise__area")
    return AreaWorker.objects.filter(person__pk=person.pk, area__in=areas).exists()
