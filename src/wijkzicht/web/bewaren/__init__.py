"""How long what is kept is kept; lists of what is destroyed, and what is put off."""
