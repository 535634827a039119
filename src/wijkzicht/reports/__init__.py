"""Charts, annual report, comparison: data first, then rendered."""
