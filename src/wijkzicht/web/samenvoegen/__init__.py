"""Two files that turn out to be one: found, laid side by side, put together, taken apart again."""
