"""What counts as what, and whether a team agrees with itself."""
