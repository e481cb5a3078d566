"""What Stripe still wants to know, in our words. No database."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: The first word of Stripe's that one of theirs holds says which of ours it is.
WORDS: dict[str, Promise] = {
    "given_name": _("your full name"),
    "surname": _("your full name"),
    "date_of_birth": _("the day you were born"),
    "address": _("your address"),
    "phone": _("a phone number"),
    "email": _("an e-mail address"),
    "id_number": _("a number that shows who you are"),
    "document": _("a photo of your passport or driving licence"),
    "owner": _("who owns the business"),
    "director": _("who runs the business"),
    "representative": _("who speaks for the business"),
    "payout": _("the bank account the money goes to"),
    "terms_of_service": _("that you agree with Stripe’s terms"),
    "url": _("a web page about what you do"),
    "description": _("a sentence about what you do"),
    "mcc": _("what kind of work you do"),
    "statement_descriptor": _("the name people see on their bank statement"),
    "entity_type": _("whether you work alone or are a company or charity"),
}
OTHER = _("something else: Stripe’s page says what")


def in_words(missing: Iterable[str]) -> list[Promise]:
    """Each once, in Stripe's order."""
    found = [next((ours for theirs, ours in WORDS.items() if theirs in each), OTHER) for each in missing]
    return list(dict.fromkeys(found))
