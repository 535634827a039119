"""Decisions, under the tab Hulp elders: the aanvraag, a second look, what was decided."""
