"""Overleg: families discussed with what was decided, intervisie, advice asked and given."""
