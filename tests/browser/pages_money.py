"""Receipts and invoices, and the money of an enterprise, in the states they can be in."""

from tests.browser.journeys import Case

MONEY = [
    Case("paper-receipt", "/papers/{money_receipt}/", dear=True),
    Case("paper-invoice", "/papers/{money_invoice}/"),
    Case("paper-credit", "/papers/{money_credit}/"),
    Case("my-papers", "/my/papers/", who="kit", dear=True),
    Case("my-papers-none", "/my/papers/", who="jo"),
]
