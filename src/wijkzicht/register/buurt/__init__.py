"""Work beside families: activities, places, signals and the social map."""
