"""What a resident or a partner brings in themselves, and the word they get back."""
