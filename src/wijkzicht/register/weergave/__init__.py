"""How somebody likes to see a list, kept for the next time."""
