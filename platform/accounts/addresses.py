"""Which e-mail addresses are somebody's, folded as core.throttle does, so that two spellings of one are the same."""

from typing import Any

from allauth.account.models import EmailAddress

from core.throttle import fold_email


def proven_addresses(person: Any) -> set[str]:
    """Those they have shown to read. `person` may be an id."""
    proven = EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True)
    return {fold_email(each) for each in proven}


def addresses_of(person: Any) -> set[str]:
    """The same, and the one they have here, proven or not."""
    return proven_addresses(person) | ({fold_email(person.email)} if person.email else set())
