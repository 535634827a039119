"""Every moment of work, with whom, and the day own help stopped."""
