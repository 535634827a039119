"""Who did what to whose data, and who looked. Rows are added and never changed."""
