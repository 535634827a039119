"""The working system: Django apps by noun. No HTTP."""
