"""Somebody lost their e-mail address, or what is their second step: two workers help (docs/signing-in.md)."""
