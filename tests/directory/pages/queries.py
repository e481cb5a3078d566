"""How many times a page asks the database when nobody has asked for it before."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory import remembered


def asked_by(client, address):
    """After a first visit, which makes the sizes of pictures; without what is remembered of whole pages."""
    assert client.get(address).status_code == 200
    remembered.forget()
    with CaptureQueriesContext(connection) as caught:
        client.get(address)
    return len(caught)
