"""Papers of a household: letters from templates that beheer can edit, and attachments."""
