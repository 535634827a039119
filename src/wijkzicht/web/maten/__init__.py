"""Measures of a team's own: make, try, read, share, stop."""
