"""Appointments with a household: day, time, place, who."""
