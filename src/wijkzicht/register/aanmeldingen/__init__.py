"""Requests and signals that reach a team, before any file is opened."""
