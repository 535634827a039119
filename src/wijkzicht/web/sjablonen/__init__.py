"""Beheer of the templates of letters."""
