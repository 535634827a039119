"""Appointments with a household: make, change, cancel, put in one's own calendar."""
