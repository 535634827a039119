"""Decisions on an aanvraag: granted, refused or withdrawn, and what they grant."""
