"""What happened in a casus beside contacts, out of every noun. No tables of its own."""
