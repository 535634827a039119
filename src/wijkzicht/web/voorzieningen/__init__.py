"""Help elsewhere: what a family has, and to what the team refers."""
