"""Worries at the desk, in English alone as all of it is: the register for the contacts, and who they are."""
