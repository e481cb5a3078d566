"""What is done to people's accounts."""

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import Person


@transaction.atomic
def confirm_email(person: Person) -> None:
    """Note that the e-mail address is known to be theirs: they can sign in without proving it first."""
    EmailAddress.objects.filter(user=person).exclude(email=person.email).update(primary=False)
    EmailAddress.objects.update_or_create(user=person, email=person.email, defaults={"verified": True, "primary": True})
