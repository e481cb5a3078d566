"""One question for whoever comes to join: name and e-mail address. Known here or not, the answer is the same.

A code goes to the address; who types it is signed in. Where nobody has that address, somebody new is made first, who
can do nothing before the code is typed and is forgotten when it never is (accounts.retention).
"""

from allauth.account import views as allauth_views
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.models import Person


def send_code(request: HttpRequest, *, name: str, email: str) -> HttpResponse:
    """Lead on to the page that asks for the code. The form posted `email`, and as `next` where to go after it."""
    _make_sure_there_is_somebody(name, email.strip().lower())
    response: HttpResponse = allauth_views.request_login_code(request)
    return response


def _make_sure_there_is_somebody(name: str, email: str) -> None:
    """The same writes whether or not the address is known, so that the time they take tells nothing either."""
    somebody = Person(email=email, name=name[:120], password=make_password(None), unproven_since=timezone.now())
    Person.objects.bulk_create([somebody], ignore_conflicts=True)
    person = Person.objects.get(email__iexact=email)
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=person, email=person.email, primary=True, verified=False)], ignore_conflicts=True
    )
