"""Where those who run an enterprise say what can be booked, and look after what is."""
