"""Look back and close: goals, was it helpful, what next, and what happens to the file."""
