"""Booking, one thing a page: what, when, who it is for, how it is paid, and everything once more (docs/booking.md).

draft: what was answered so far, sealed in the visitor's session. trip: the draft beside what can be booked now. forms:
one for each page. steps: which pages there are for this booking. making: from the answers to a booking. views: the
pages. saving: stopping halfway and coming back.
"""
