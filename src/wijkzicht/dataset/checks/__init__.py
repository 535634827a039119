"""Checking a basisset: one rule a file, every row, nothing capped."""
