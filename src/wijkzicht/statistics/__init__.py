"""Arrays in, numbers out: intervals, survival, suppression. No words of the field."""
