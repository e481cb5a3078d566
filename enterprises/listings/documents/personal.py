"""What is held of somebody in documents: those of the enterprises they run."""

import io
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import Count
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core import private_files
from core.events import record
from core.personal import OwnFile, hold
from enterprises.listings.documents.handed_over import plain_name
from enterprises.listings.documents.sharing import personal as _shares  # noqa: F401 -- said first: it needs the papers
from enterprises.listings.models import Document, Enterprise


def held(person: Any) -> list[dict[str, Any]]:
    rows = Document.objects.filter(enterprise__ownership__person=person).select_related("enterprise", "proves")
    return [
        {
            "enterprise": each.enterprise.name,
            "what": str(each.get_kind_display()),
            "level": str(each.get_level_display()) if each.level else "",
            "words": each.words,
            "status": str(each.get_status_display()),
            "added": each.added_at.isoformat(),
            "good until": each.ends_on.isoformat() if each.ends_on else "",
            "seen on": each.seen_on.isoformat() if each.seen_on else "",
            "file kept": bool(each.file),
        }
        for each in rows.order_by("added_at", "pk")
    ]


def files(person: Any) -> Iterator[OwnFile]:
    """Those of what they run. That one was put in a copy is written down, as every opening is."""
    theirs = Document.objects.filter(enterprise__ownership__person=person).exclude(file="")
    folder = slugify(gettext("Documents"))
    for each in theirs.order_by("added_at", "pk"):
        name = f"{folder}/{plain_name(each)}"
        yield OwnFile(name, private_files.bytes_on_disk(each.file), partial(_opened_for_copy, each, person))


def _opened_for_copy(document: Document, person: Any) -> io.BytesIO:
    content = private_files.read(document.file)
    record("document:copied", document, by=person)
    return io.BytesIO(content)


def erase(person: Any) -> None:
    """Those of enterprises that nobody else runs, with their files. Others stay with who runs the enterprise."""
    theirs = Enterprise.objects.filter(ownership__person=person).values("pk")
    alone = Enterprise.objects.filter(pk__in=theirs).annotate(people=Count("ownership")).filter(people=1)
    Document.objects.filter(enterprise__in=alone.values("pk")).delete()


hold("documents", _("Documents and checks"), held=held, erase=erase, files=files)
