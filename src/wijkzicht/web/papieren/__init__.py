"""Papers of a household: letters, attachments, appointments in a list, and printing what one chooses."""
