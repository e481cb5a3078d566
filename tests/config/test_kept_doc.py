from datetime import timedelta

from django.core.management import call_command

from config import kept_doc
from core import retention
from core.models import Upkeep


def test_the_page_about_what_is_kept_is_up_to_date():
    assert kept_doc.PATH.read_text() == kept_doc.text(), "Run: manage.py write_retention_doc"


def test_a_new_rule_makes_it_out_of_date(monkeypatch):
    before = kept_doc.text()
    rule = retention.Rule("dust", timedelta(days=3), lambda at: Upkeep.objects.none())

    monkeypatch.setitem(retention.RULES, "dust", rule)

    assert "| Dust | 3 days |  |" in kept_doc.text()
    assert kept_doc.text() != before


def test_the_command_writes_it(tmp_path, monkeypatch):
    monkeypatch.setattr(kept_doc, "PATH", tmp_path / "retention.md")

    call_command("write_retention_doc", verbosity=0)

    assert (tmp_path / "retention.md").read_text() == kept_doc.text()
