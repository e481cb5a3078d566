"""Signing in with a phone number: a code comes by text to a number that its person has shown to be theirs."""
