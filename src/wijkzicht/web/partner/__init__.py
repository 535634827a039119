"""A partner brings something in, and reads there what became of it."""
