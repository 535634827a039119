"""A household goes to another team of the organisation, or to somebody elsewhere."""
