"""Receipts and invoices, and the money of an enterprise, in the states they can be in."""

from tests.browser.journeys import Case, Journey, filled

OWN = "/my/enterprises/{own}/money/"


def _with_no_day(way: Journey) -> None:
    way.open()
    way.fill(on_day="", on_month="", on_year="")
    way.send()


MONEY = [
    Case("paper-receipt", "/papers/{money_receipt}/", dear=True),
    Case("paper-invoice", "/papers/{money_invoice}/"),
    Case("paper-credit", "/papers/{money_credit}/"),
    Case("my-papers", "/my/papers/", who="kit", dear=True),
    Case("my-papers-none", "/my/papers/", who="jo"),
    Case("money", OWN, who="ana", dear=True),
    Case("money-found", f"{OWN}?q=council", who="ana"),
    Case("money-not-found", f"{OWN}?q=dragons", who="ana"),
    Case("money-none", "/my/enterprises/{own_new}/money/", who="ana"),
    Case("money-expected", f"{OWN}payments/{{money_expected}}/", who="ana", dear=True),
    Case("money-expected-error", f"{OWN}payments/{{money_expected}}/", go=_with_no_day, who="ana", error=True),
    Case("money-late-fee", f"{OWN}payments/{{money_late_fee}}/", who="ana"),
    Case("money-came", f"{OWN}payments/{{money_came}}/", who="ana"),
    Case("money-give-back", f"{OWN}payments/{{money_back}}/", who="ana"),
    Case("money-give-back-error", f"{OWN}payments/{{money_back}}/", go=_with_no_day, who="ana", error=True),
    Case("money-earned", f"{OWN}earned/", who="ana", dear=True),
    Case("money-earned-none", "/my/enterprises/{own_new}/money/earned/", who="ana"),
    Case("money-papers", f"{OWN}papers/", who="ana"),
    Case("money-papers-not-found", f"{OWN}papers/?number=999", who="ana"),
    Case("money-papers-none", "/my/enterprises/{own_new}/money/papers/", who="ana"),
    Case("money-vat", f"{OWN}vat/", who="ana"),
    Case("money-vat-error", f"{OWN}vat/", go=filled(pay_within_days="many"), who="ana", error=True),
    Case("spent", "/my/spent/", who="kit", dear=True),
    Case("spent-none", "/my/spent/", who="jo"),
]
