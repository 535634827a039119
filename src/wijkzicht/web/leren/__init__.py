"""Stories and learning sessions of a team: a figure, what we make of it, what we will do."""
