"""Somebody who showed a moment ago that it is them, as accounts.fresh asks before what cannot be taken back."""

from allauth.account.internal.flows.login import record_authentication
from django.test import RequestFactory


def just_signed_in(client, person):
    client.force_login(person)
    request = RequestFactory().get("/")
    request.session, request.user = client.session, person
    record_authentication(request, person, method="password", reauthenticated=True)
    request.session.save()
    return client
