"""What asks for somebody's attention, out of every noun. No tables of its own."""
