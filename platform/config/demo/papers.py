"""Papers that people of the demo town sent or showed: waiting and shared, running out soon, run out, a police check."""

import io
from datetime import date, timedelta

from django.utils import timezone
from PIL import Image, ImageDraw

from accounts.models import Person
from config.demo.accounts import HOST
from core.papers import CleanPaper, clean_paper
from enterprises.listings.documents import actions
from enterprises.listings.documents.actions import Seen
from enterprises.listings.documents.sharing.actions import open_shared, share_document
from enterprises.listings.models import Enterprise, Term


def show_papers() -> None:
    """Ana's insurance waits at the desk, and the craft fair may look at it; her training runs out in three weeks. Ben
    has shown two papers.
    """
    ana, ben = (Person.objects.get(email=f"{key}@{HOST}") for key in ("ana", "ben"))
    cards, talk = (Enterprise.objects.filter(owners=person).order_by("pk")[0] for person in (ana, ben))
    today = timezone.localdate()
    soon = today + timedelta(days=21)
    paper = _certificate("Food hygiene, level 2", cards.name, soon)
    training = actions.add_document(cards, by=ana, kind="training", paper=paper, words="Food hygiene", ends_on=soon)
    actions.say_seen(training, by=_worker_of(cards), seen=Seen(proves=_check("food-hygiene"), ends_on=soon))
    later = today + timedelta(days=330)
    paper = _certificate("Public liability insurance", cards.name, later)
    policy = actions.add_document(
        cards, by=ana, kind="insurance", paper=paper, words="The craft fair policy", ends_on=later
    )
    shared = share_document(policy, by=ana, name="Tom Wells, the craft fair", email=f"tom@{HOST}", days=14)
    open_shared(shared)
    _show(talk, "police", "dbs-enhanced", ends_on=today + timedelta(days=700), level="enhanced")
    _show(talk, "training", "first-aid", ends_on=today - timedelta(days=5), words="First aid, Ben")


def _show(enterprise: Enterprise, kind: str, check: str, *, ends_on: date, level: str = "", words: str = "") -> None:
    seen = Seen(proves=_check(check), ends_on=ends_on, seen_on=timezone.localdate() - timedelta(days=40))
    actions.record_sighted(enterprise, by=_worker_of(enterprise), kind=kind, seen=seen, level=level, words=words)


def _worker_of(enterprise: Enterprise) -> Person:
    return enterprise.area.workers.order_by("pk")[0]


def _check(slug: str) -> Term:
    return Term.objects.get(group="check", slug=slug)


def _certificate(what: str, whose: str, ends_on: date) -> CleanPaper:
    """A photograph of a made-up certificate."""
    paper = Image.new("RGB", (900, 640), "#fdfaf2")
    draw = ImageDraw.Draw(paper)
    draw.rectangle((30, 30, 870, 610), outline="#35505e", width=6)
    for line, (size, height) in {what: (46, 120), whose: (36, 260), f"Until {ends_on:%d %B %Y}": (36, 380)}.items():
        draw.text((90, height), line, fill="#1c2b33", font_size=size)
    draw.text((90, 520), "A made-up paper of the demo town", fill="#35505e", font_size=24)
    out = io.BytesIO()
    paper.save(out, "PNG")
    return clean_paper(out.getvalue())
