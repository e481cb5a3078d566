"""Where whoever booked answers when the enterprise asks for another time."""
