"""What somebody typed and did not save yet."""
