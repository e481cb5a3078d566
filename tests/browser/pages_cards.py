"""The pages of paying by card, and the states they can be in. Stripe's own pages are Stripe's."""

from tests.browser.journeys import Case, pressed_here

PAY = "/bookings/{card_held}/pay/"
GO = pressed_here("Go to the secure page")
OWN = "/my/enterprises/{%s}/bookings/card/"

CARDS = [
    Case("pay", PAY, dear=True),
    # Nothing answers where the practice server would be.
    Case("pay-away", PAY, go=GO, status=409, dear=True),
    Case("pay-booked", "/bookings/{card_booked}/pay/"),
    Case("pay-over", "/bookings/{card_over}/pay/"),
    Case("paid", "/bookings/payments/{card_paid}/", dear=True),
    Case("paid-checking", "/bookings/payments/{card_open}/", dear=True),
    Case("paid-slow", "/bookings/payments/{card_slow}/"),
    Case("paid-too-late", "/bookings/payments/{card_late}/"),
    Case("paid-not", "/bookings/payments/{card_not}/"),
    Case("not-paid", "/bookings/payments/{card_open}/back/", dear=True),
    Case("own-card", OWN % "own_new", who="ana", dear=True),
    Case("own-card-away", OWN % "own_new", go=pressed_here("Begin at Stripe"), who="ana"),
    Case("own-card-begun", OWN % "own", who="ana", dear=True),
    Case("own-card-old-link", "/my/enterprises/{own}/bookings/card/again/", who="ana"),
    Case("own-card-ready", OWN % "sent", who="ana", dear=True),
    Case("own-card-pending", OWN % "own_back", who="ana"),
]
#: Addresses that are no pages.
NOT_CARDS = {
    "stripe/events/payments/": "takes Stripe's news only",
    "stripe/events/accounts/": "takes Stripe's news only",
    "my/enterprises/<int:pk>/bookings/card/go/": "takes a form only",
    "my/enterprises/<int:pk>/bookings/card/back/": "leads on to the page of cards",
}
