"""Bookings at the desk: support workers book, move and cancel for people who ring, and ring those with only a phone."""
