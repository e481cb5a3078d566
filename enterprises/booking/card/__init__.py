"""Paying by card: only what the payment provider says of a payment now moves it (docs/card-payments.md)."""
