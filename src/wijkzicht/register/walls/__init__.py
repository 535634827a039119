"""The walls in the database: roles, row-level security, and what a request may see."""
