"""Goals of the opdrachtgever, stories and learning sessions."""
