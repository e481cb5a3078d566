"""Ask for a booklet, make it, and take it away when it is no longer true."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import move
from directory.booklet.paper import NothingToPrint, make_booklet
from directory.models import Booklet, BookletPages
from enterprises.listings import rules
from enterprises.listings.actions import require
from enterprises.listings.models import Area, Enterprise

Status = Booklet.Status
#: In the making for longer than this, something went wrong with it, and it may be asked for again.
TOO_LONG = timedelta(minutes=15)


@transaction.atomic
def ask_for_booklet(area: Area, *, is_large: bool, language: str, by: Person) -> Booklet:
    """Have the worker make it. One that is in the making is waited for, and the old one is gone at once."""
    require(rules.may_print_directory(by, area), _("Only this area's support workers and editors can print it."))
    booklet, _is_new = Booklet.objects.get_or_create(area=area, is_large=is_large, language=language)
    booklet = Booklet.objects.select_for_update().get(pk=booklet.pk)
    if booklet.asked_by_id and booklet.is_in_the_making and booklet.asked_at > timezone.now() - TOO_LONG:
        return booklet
    if booklet.status != Status.WAITING:
        move(booklet, Status.WAITING)
    BookletPages.objects.filter(booklet=booklet).delete()
    booklet.asked_by, booklet.asked_at, booklet.done, booklet.of = by, timezone.now(), 0, 0
    booklet.save(update_fields=["asked_by", "asked_at", "done", "of"])
    record("booklet:asked", booklet, by=by)
    _enqueue(booklet)
    return booklet


def make(booklet: Booklet) -> None:
    """Set it in print and keep it. May run twice: what is ready already is left alone."""
    if booklet.status == Status.WAITING:
        move(booklet, Status.MAKING)
    if booklet.status != Status.MAKING:
        return
    try:
        pdf, printed = make_booklet(
            booklet.area, large=booklet.is_large, language=booklet.language, report=partial(_report, booklet)
        )
    except NothingToPrint:
        move(booklet, Status.EMPTY)
        return
    _keep(booklet, pdf, printed)


@transaction.atomic
def _keep(booklet: Booklet, pdf: bytes, printed: set[int]) -> None:
    """Keep the pages, unless a listing left the public's sight while they were set: then they are set again."""
    # Locked, so that nobody hides one of them between this look and the commit.
    public = Enterprise.objects.public().filter(pk__in=printed).order_by("pk").select_for_update(of=("self",))
    if len(public.values_list("pk", flat=True)) != len(printed):
        move(booklet, Status.WAITING)
        _enqueue(booklet)
        return
    move(booklet, Status.READY)
    BookletPages.objects.update_or_create(booklet=booklet, defaults={"pdf": pdf, "listing_ids": sorted(printed)})
    Booklet.objects.filter(pk=booklet.pk).update(made_at=timezone.now())
    record("booklet:made", booklet, by=booklet.asked_by)


def take_away(enterprise_id: int) -> None:
    """A listing left the public's sight: no booklet that holds it is handed out any more.

    Called inside that listing's transaction.
    """
    for pages in BookletPages.objects.defer("pdf").select_related("booklet"):
        if enterprise_id in pages.listing_ids:
            _take_away(pages)


@transaction.atomic
def take_old_away(before: datetime) -> int:
    """Take booklets away that were made before this moment: their prices and days have changed. Says how many."""
    old = BookletPages.objects.defer("pdf").select_related("booklet").filter(booklet__made_at__lt=before)
    return sum(_take_away(pages) for pages in old)


def _take_away(pages: BookletPages) -> int:
    move(pages.booklet, Status.TAKEN_AWAY)
    pages.delete()
    return 1


def _enqueue(booklet: Booklet) -> None:
    from directory import tasks  # the tasks call these actions

    tasks.make_booklet.enqueue(booklet.pk)


def _report(booklet: Booklet, done: int, of: int) -> None:
    Booklet.objects.filter(pk=booklet.pk).update(done=done, of=of)
