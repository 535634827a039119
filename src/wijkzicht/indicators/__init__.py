"""The catalogue: each indicator a function that returns Ibis expressions, and its engine."""
