"""What a team leader sees of the team: load, absence, families that go to somebody else."""
