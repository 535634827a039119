"""Frozen: a change of the protocol is a new folder. SOURCE.md says what was seen of it."""
