import pytest

from tests.factories.accounts import PersonFactory
from tests.permissions import world


@pytest.fixture
def people(mo, sam, ana, ben, jo, dee, ed, root):
    return {
        "suspended": PersonFactory(name="Gone Away", email="gone@example.com"),
        "person": mo,
        "stranger": sam,
        "owner": ana,
        "other owner": ben,
        "helper": PersonFactory(name="Meg Field", email="meg@example.com"),
        "former helper": PersonFactory(name="Tom Field", email="tom@example.com"),
        "worker": jo,
        "other worker": dee,
        "editor": ed,
        "administrator": root,
    }


@pytest.fixture
def ids(people, area, settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path / "private"
    return world.build(people, area)


@pytest.fixture
def clients(people):
    return world.sign_everybody_in(people)
