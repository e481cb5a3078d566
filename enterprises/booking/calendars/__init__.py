"""A diary in other calendars (iCalendar), and what they say is busy in a diary."""
