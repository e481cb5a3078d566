from django.core.management import call_command

from tests.permissions import document


def test_the_page_about_permissions_is_up_to_date():
    assert document.PATH.read_text() == document.text(), "Run: manage.py write_permissions_doc"


def test_it_names_the_rules_and_the_addresses():
    page = document.text()

    assert "| `may_read_base` | The private base is for its owners" in page
    assert "| `/admin/users/…` | People | administrators | administrators |" in page


def test_the_command_writes_it(tmp_path, monkeypatch):
    monkeypatch.setattr(document, "PATH", tmp_path / "permissions.md")

    call_command("write_permissions_doc", verbosity=0)

    assert (tmp_path / "permissions.md").read_text() == document.text()
