"""Ana runs the garden, Jo supports its area, Dee supports another, Sam has no tie to it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.papers import clean_paper
from enterprises.listings.documents import actions
from tests.core import paper_files
from tests.factories.listings import term


@pytest.fixture(autouse=True)
def private(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path / "private"
    return settings.PRIVATE_ROOT


@pytest.fixture
def paper():
    return clean_paper(paper_files.pdf())


@pytest.fixture
def in_days():
    return lambda days: timezone.localdate() + timedelta(days=days)


@pytest.fixture
def insurance(db):
    return term("check", "insurance")


@pytest.fixture
def sent(garden, ana, paper, in_days):
    """Ana's insurance, which nobody has looked at."""
    words = "canary-insurer"
    return actions.add_document(garden, by=ana, kind="insurance", paper=paper, words=words, ends_on=in_days(200))


@pytest.fixture
def seen(sent, jo, insurance, in_days):
    """Jo has looked at it."""
    actions.say_seen(sent, by=jo, seen=actions.Seen(proves=insurance, ends_on=in_days(200)))
    return sent
