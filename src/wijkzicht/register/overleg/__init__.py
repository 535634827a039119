"""Casusoverleg and intervisie with what was decided, and advice asked of a colleague."""
