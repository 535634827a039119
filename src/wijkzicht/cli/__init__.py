"""One function a command. Imports stand inside the functions."""
