"""The log for the privacy officer: who did what with whose data, without content or names of residents."""
