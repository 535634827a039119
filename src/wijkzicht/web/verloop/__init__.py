"""The course of one figure: signals, events, what is registration, what is still to come."""
