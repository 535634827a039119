"""Accounts, teams, who may do what where, and the formatie. No files."""
