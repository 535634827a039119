"""Every week a few looks at files, drawn from the log, for a privacy officer to go through."""
