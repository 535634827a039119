"""CBS and research deliveries: build, check, write."""
