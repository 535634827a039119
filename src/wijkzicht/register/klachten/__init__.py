"""Complaints about a team, without anything of a family."""
