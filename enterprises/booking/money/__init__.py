"""What comes in and goes back, for those who run an enterprise; what somebody has spent. The site holds none of it."""
