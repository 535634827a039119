"""Household files: who is involved, coordination, contacts."""
