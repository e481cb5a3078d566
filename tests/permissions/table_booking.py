"""The table's lines for booking and paying."""

from tests.permissions.row import Row

BOOKING_ROWS = [
    # Booking
    Row("enterprises/<slug:slug>/book/", "everybody", "everybody", "Book, one question a page"),
    Row("=enterprises/<slug:slug>/book/stop/", "no form", "everybody", "Forget what one has answered"),
    Row("enterprises/<slug:slug>/practise/", "everybody", "everybody", "The same as practice: nothing is written"),
    Row("=enterprises/<slug:slug>/practise/stop/", "no form", "everybody", "Forget what one has answered"),
    Row("=enterprises/<slug:slug>/practise/done/", "everybody", "no form", "The end of the practice"),
    Row("=bookings/", "everybody", "everybody", "Type the code of a booking"),
    Row("bookings/<str:token>/", "found or not", "no form", "A booking, by the link that was sent, and its papers"),
    Row("=bookings/<str:token>/move/", "found or not", "found or not", "Move it"),
    Row("=bookings/<str:token>/cancel/", "found or not", "found or not", "Cancel it"),
    Row("=bookings/<str:token>/all/remind/", "no form", "found or not", "When one is reminded of all of them"),
    Row("=bookings/<str:token>/remind/", "no form", "found or not", "When one is reminded of it"),
    Row("=bookings/address/<str:token>/", "found or not", "found or not", "Say that the address is one's own, or not"),
    Row("=bookings/<str:token>/email/", "found or not", "found or not", "Another e-mail address, while none is proven"),
    Row("=bookings/<str:token>/receipt/", "no form", "found or not", "Say that one has paid, and ask for a receipt"),
    Row("enterprises/<slug:slug>/wait/", "everybody", "everybody", "Join a waiting list, one question a page"),
    Row("bookings/waiting/<str:token>/", "found or not", "found or not", "A place on a list, by the link one was sent"),
    Row("=desk/bookings/waiting/", "at the desk", "no form", "Who waits for a time in one's areas"),
    Row("=desk/bookings/waiting/<uuid:pk>/", "at the desk, if there", "no form", "One of them, to answer for them"),
    Row("=desk/bookings/", "at the desk", "no form", "Bookings of one's areas, for people who ring"),
    Row("=desk/bookings/ring/", "at the desk", "no form", "Whom to ring about a booking"),
    Row("=desk/bookings/ring/<uuid:pk>/", "no form", "at the desk, if there", "They were told, or not after all"),
    Row("=desk/bookings/book/<int:pk>/", "no form", "at the desk, if there", "Book for somebody on the phone"),
    Row("=desk/bookings/offerings/", "at the desk", "no form", "New words of what people can book"),
    Row(
        "=desk/bookings/offerings/<int:pk>/",
        "at the desk, if there",
        "at the desk, if there",
        "They are fine, or it is paused",
    ),
    Row("=desk/bookings/<uuid:pk>/", "at the desk, if there", "no form", "One booking of one's areas"),
    Row("=my/bookings/", "signed in", "no form", "One's own bookings"),
    # Paying by card
    Row("=bookings/<str:token>/pay/", "found or not", "found or not", "Go to pay for a booking by card"),
    Row("=bookings/payments/<uuid:payment>/", "found or not", "no form", "How a card payment stands"),
    Row("=bookings/payments/<uuid:payment>/back/", "found or not", "no form", "Back from the payment page, unpaid"),
    Row("=stripe/events/payments/", "no form", "found or not", "Signed news from Stripe, where cards are on"),
    Row("=stripe/events/accounts/", "no form", "found or not", "Signed news from Stripe, where cards are on"),
    Row("my/enterprises/<int:pk>/bookings/card/", "own listing", "no form", "Being paid by card, and how it stands"),
    Row("=my/enterprises/<int:pk>/bookings/card/go/", "no form", "own listing", "On to Stripe's own pages"),
    # Papers and money
    Row("=papers/<str:token>/", "found or not", "no form", "A receipt, an invoice or a credit note, by its link"),
    Row("=papers/<str:token>/paper.pdf", "found or not", "no form", "The same to keep"),
    Row("my/enterprises/<int:pk>/money/", "own listing", "no form", "Money of one's own enterprise"),
    Row(
        "=my/enterprises/<int:pk>/money/payments/<uuid:payment>/",
        "own listing, if there",
        "own listing, if there",
        "One payment: it came, or goes back",
    ),
    Row(
        "=my/enterprises/<int:pk>/money/papers/<int:number>.pdf", "own listing, if there", "no form", "A paper to keep"
    ),
    Row(
        "=my/enterprises/<int:pk>/money/earned/<int:year>-<int:month>.pdf",
        "own listing, if there",
        "no form",
        "A month of it on paper; there is no month of that number",
    ),
    Row("=my/enterprises/<int:pk>/money/vat/", "own listing, if there", "own listing, if there", "What invoices say"),
    Row("=my/spent/", "signed in", "no form", "What one has spent"),
    Row("=my/spent/<int:year>.csv", "signed in", "no form", "The same for a spreadsheet"),
    Row("=my/papers/", "signed in", "no form", "What was written for one as whoever pays"),
    Row("=my/papers/<uuid:paper>/paper.pdf", "own, if there", "no form", "One of them to keep"),
]
