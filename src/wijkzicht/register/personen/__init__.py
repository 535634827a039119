"""Households and the persons in them."""
