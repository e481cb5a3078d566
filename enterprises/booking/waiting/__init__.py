"""The waiting list, and the kind offer of a time that came free (docs/booking.md).

suits: which times suit somebody. kindly: how long a time is kept for them. joining: on the list, and off it. offering:
a time that came free is kept for the first whom it suits, or offered by the enterprise itself. answering: yes, no, or
nothing. journey: the pages on which somebody joins; own: their page; my: the enterprise's; desk: the support workers'.
"""
