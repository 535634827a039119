"""What residents see: the short questionnaire behind a letter code, and its invitation."""
