from django.core.management import call_command

from config import lifecycles
from enterprises.listings.models import Correction, ProblemReport, UnmetNeed


def test_the_page_about_lifecycles_is_up_to_date():
    assert lifecycles.PATH.read_text() == lifecycles.text(), "Run: manage.py write_lifecycles_doc"


def test_every_model_with_a_table_of_moves_is_in_it():
    assert {Correction, ProblemReport, UnmetNeed} <= set(lifecycles.models())


def test_it_draws_each_move_and_says_it_in_words():
    page = lifecycles.text()

    assert '    state "Waiting" as open\n' in page
    assert "    [*] --> open\n    open --> accepted\n    open --> dismissed\n    accepted --> open\n" in page
    assert "| Waiting | Accepted, Not used |" in page
    assert "| Accepted | Waiting |" in page
    assert "| Closed | nothing else |" in page


def test_a_changed_table_makes_the_page_out_of_date(monkeypatch):
    before = lifecycles.text()

    monkeypatch.setitem(Correction.MOVES, "accepted", set())

    assert lifecycles.text() != before


def test_every_status_has_its_line_in_the_table_of_moves():
    for model in lifecycles.models():
        assert set(model.MOVES) == set(dict(model._meta.get_field("status").flatchoices)), model


def test_the_command_writes_it(tmp_path, monkeypatch):
    monkeypatch.setattr(lifecycles, "PATH", tmp_path / "lifecycles.md")

    call_command("write_lifecycles_doc", verbosity=0)

    assert (tmp_path / "lifecycles.md").read_text() == lifecycles.text()
