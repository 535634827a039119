"""Work beside families: activities, places, signals, the social map, complaints."""
