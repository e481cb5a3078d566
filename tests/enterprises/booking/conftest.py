"""What the tests of booking share."""

import pytest
import time_machine

from tests.enterprises.booking.walking import NOW


@pytest.fixture
def on_that_monday():
    """It is walking.NOW, and stays so."""
    with time_machine.travel(NOW, tick=False):
        yield
