"""What an organisation sets itself: its own words, which codes it uses, terms and texts."""
