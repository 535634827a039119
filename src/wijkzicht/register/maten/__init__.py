"""Measures that a team makes itself, in versions, and their figures."""
