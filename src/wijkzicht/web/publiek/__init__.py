"""What everybody may read: published reports, as they were frozen."""
