"""Volunteers, and for which family they are there."""
