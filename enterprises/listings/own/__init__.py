"""The pages on which people look after their own listing, beside writing it: its history, today, closing."""
