"""A request comes in: take it down on one page, divide it on a board, end it."""
