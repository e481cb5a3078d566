"""What the calendars of diaries hold about somebody who runs an enterprise: the addresses they made."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.personal import day, hold
from enterprises.booking.models import Feed


def held(person: Any) -> list[dict[str, Any]]:
    rows = Feed.objects.filter(person=person).select_related("diary__enterprise").order_by("pk")
    return [
        {
            _("Diary"): f"{row.diary.enterprise.name}: {row.diary.name}",
            _("What it shows"): row.get_shows_display(),
            _("Made"): day(row.made_at),
        }
        for row in rows
    ]


def erase(person: Any) -> None:
    """Their addresses work no more."""
    Feed.objects.filter(person=person).delete()


hold("diary_feeds", gettext_lazy("Your diary in your calendar"), held=held, erase=erase)
