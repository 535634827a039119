"""The one table of figures that every page reads."""
