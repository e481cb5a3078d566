"""A booking's own pages, for whoever holds its link or its code, or is signed in and part of it."""
