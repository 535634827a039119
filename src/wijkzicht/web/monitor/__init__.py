"""The figures of a team: kept fresh by the worker, read on one page."""
