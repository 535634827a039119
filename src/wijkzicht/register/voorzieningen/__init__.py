"""Help and support outside the team, referrals included."""
