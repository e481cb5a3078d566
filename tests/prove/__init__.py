"""The full races, crashes and fuzzing. The suite runs small versions of them."""
