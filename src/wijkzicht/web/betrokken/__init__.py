"""Who is involved with a household, and who has the regie."""
