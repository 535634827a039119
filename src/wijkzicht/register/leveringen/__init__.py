"""Statutory deliveries that were made from the screen: kept, compared, sent, and by whom."""
