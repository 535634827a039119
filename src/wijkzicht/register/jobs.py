"""The jobs of the worker, which does two at a time."""

# The lock of jobs that take long: one of them at a time, so that the other place is always soon free
# for the figures after a save.
LONG = "lang"
