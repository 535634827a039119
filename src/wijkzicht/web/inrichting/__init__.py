"""What an organisation sets itself, without a programmer."""
