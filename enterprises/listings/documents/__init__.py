"""Documents that show what an enterprise holds: sent by its owners, seen by the area's team, and never public."""
