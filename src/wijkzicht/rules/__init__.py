"""Pure functions on plain values: what counts as help, ages, terms, retention."""
