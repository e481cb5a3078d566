"""Mentoring: people further along paired with people starting, by support workers and with both people's yes."""
