"""/desk/mentoring/: where support workers run it. In English alone, as all of the desk is."""
