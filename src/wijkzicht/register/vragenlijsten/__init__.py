"""Experience questionnaires: invited, reached, answered."""
