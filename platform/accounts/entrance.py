"""One question for whoever comes to join: name, and e-mail address or mobile number. Known here or not, the answer is
the same.

A code goes to the address or, where there is none, by text to the number; who types it is signed in. Where nobody has
that, somebody new is made first, who can do nothing before the code is typed and is forgotten when it never is
(accounts.retention).
"""

from typing import Any, cast

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.by_phone import door, texting
from accounts.models import Person, SignInPhone
from core import phones


def send_code(request: HttpRequest, form: Any) -> HttpResponse | None:
    """Lead on to the page that asks for the code. The form asks for `person_name`, `email` and `phone`, of which the
    e-mail address goes first, and posted as `next` where to go after it. None when no more texts may go now: the form
    says so beside the number.
    """
    name, email = form.cleaned_data["person_name"], form.cleaned_data["email"].strip().lower()
    if email:
        _make_sure_there_is_somebody(name, email)
        return cast(HttpResponse, door.ask_for_code(request, email=email))
    number = phones.normal(form.cleaned_data["phone"]) or ""
    if not texting.may_send_code(request, number):
        form.add_error("phone", _("Too many codes were sent. Wait an hour, or use your e-mail address."))
        return None
    _make_sure_somebody_has(name, number)
    return cast(HttpResponse, door.ask_for_code(request, mobile=number))


def _make_sure_there_is_somebody(name: str, email: str) -> None:
    """The same writes whether or not the address is known, so that the time they take tells nothing either."""
    somebody = Person(email=email, **_new(name))
    Person.objects.bulk_create([somebody], ignore_conflicts=True)
    person = Person.objects.get(email__iexact=email)
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=person, email=person.email, primary=True, verified=False)], ignore_conflicts=True
    )


@transaction.atomic
def _make_sure_somebody_has(name: str, number: str) -> None:
    """The same for a number. Numbers that nobody has confirmed are no key: whoever is known is tried to be written once
    more under their own, which changes nothing. The last line changes nothing for anybody, and has both written.
    """
    holder = SignInPhone.objects.holder_of(number)
    somebody = Person(pk=holder.person_id if holder else None, phone=number, **_new(name))
    Person.objects.bulk_create([somebody], ignore_conflicts=bool(holder))
    row = SignInPhone(person_id=somebody.pk, number=number, source=SignInPhone.Source.TYPED)
    SignInPhone.objects.bulk_create([row], ignore_conflicts=True)
    Person.objects.filter(pk=somebody.pk).update(name=F("name"))


def _new(name: str) -> dict[str, Any]:
    return {"name": name[:120], "password": make_password(None), "unproven_since": timezone.now()}
