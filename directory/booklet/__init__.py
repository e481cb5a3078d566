"""The printed directory of an area: a booklet for people who are offline."""
