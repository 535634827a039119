"""The household plan: hulpvragen, doelen, who does what, scores."""
