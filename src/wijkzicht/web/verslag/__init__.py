"""Yearly and half-yearly reports from the screen: write, make, read, publish, take back."""
