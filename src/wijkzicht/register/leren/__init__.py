"""Stories and learning sessions."""
