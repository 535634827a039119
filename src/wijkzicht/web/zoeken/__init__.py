"""Find a family."""
