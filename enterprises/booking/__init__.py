"""Booking an enterprise's offerings. Optional for each enterprise; works with no payment provider."""
