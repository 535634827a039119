"""Questions to look along in a file one is not involved in, and the answers."""
