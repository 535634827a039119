"""How many seconds a form took, of nobody in particular."""
