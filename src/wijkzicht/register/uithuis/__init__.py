"""Somebody moves out: to live alone, or with whom also stands here; parents who part."""
