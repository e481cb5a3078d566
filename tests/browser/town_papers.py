"""The papers of Ana's listing in the gate's town, in every state somebody can find one in, and with whom she shares."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Person
from core.papers import clean_paper
from enterprises.listings.documents import actions
from enterprises.listings.documents.actions import Seen
from enterprises.listings.documents.sharing import actions as sharing
from enterprises.listings.documents.sharing import links
from enterprises.listings.models import Document, DocumentShare, Enterprise, Term
from tests.core import paper_files


def send_papers(listing: Enterprise, jo: Person) -> dict[str, Any]:
    """One waits, one was seen, one could not be used, one has run out, and one is a police check."""
    ana = Person.objects.get(email="ana@example.com")
    today, term = timezone.localdate(), Term.objects.filter(group="check").first()
    paper = clean_paper(paper_files.pdf())
    waiting, seen, no = (
        actions.add_document(listing, by=ana, kind=kind, paper=paper, words="")
        for kind in ("insurance", "training", "registration")
    )
    actions.say_seen(seen, by=jo, seen=Seen(proves=term, ends_on=today + timedelta(days=300)))
    actions.say_not_usable(no, by=jo, words="The last page is missing.")
    actions.open_document(waiting, by=jo)
    over = Seen(proves=term, ends_on=today - timedelta(days=3))
    ran_out = actions.record_sighted(listing, by=jo, kind="reference", seen=over)
    due = Seen(proves=term, ends_on=today + timedelta(days=700))
    police = actions.record_sighted(listing, by=jo, kind="police", level="enhanced", seen=due)
    found = {"waiting": waiting, "seen": seen, "no": no, "over": ran_out, "police": police}
    return {f"paper_{name}": each.pk for name, each in found.items()} | _share(waiting, ana)


def _share(document: Document, ana: Person) -> dict[str, Any]:
    """A link in every state: nothing asked yet, a code is out, ended, its time is over, and the document is gone."""
    listing, kind = document.enterprise, "training"
    gone = actions.add_document(listing, by=ana, kind=kind, paper=clean_paper(paper_files.pdf()), words="")
    shares = {
        name: sharing.share_document(one, by=ana, name="Priya Shah", email=f"priya-{name}@example.com", days=7)
        for name, one in {
            "new": document,
            "code": document,
            "open": document,
            "ended": document,
            "over": document,
            "gone": gone,
        }.items()
    }
    sharing.send_code(shares["code"])
    sharing.end_share(shares["ended"], by=ana)
    long_ago = timezone.now() - timedelta(days=9)
    over = DocumentShare.objects.filter(pk=shares["over"].pk)
    over.update(made_at=long_ago, ends_at=long_ago + timedelta(days=7))
    Document.objects.filter(pk=gone.pk).update(ends_on=timezone.localdate() - timedelta(days=1))
    return {f"paper_shared_{name}": links.token_for(each) for name, each in shares.items()}
