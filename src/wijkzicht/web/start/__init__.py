"""Where somebody lands: what needs them today."""
