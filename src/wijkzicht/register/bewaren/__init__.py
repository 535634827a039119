"""How long what is kept is kept, and destroying it: a list, a second person who signs, a record."""
