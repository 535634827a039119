"""Two files that turn out to be one: put together in one act, and taken apart again."""
