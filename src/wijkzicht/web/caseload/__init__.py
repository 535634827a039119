"""Somebody's families."""
