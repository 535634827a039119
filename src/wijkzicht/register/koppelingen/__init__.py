"""Programs that ask on behalf of the organisation: what they may, until when."""
