"""The support workers' desk: /desk/."""
