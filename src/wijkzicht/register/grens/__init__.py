"""Whether a team agrees with itself on what counts as help."""
