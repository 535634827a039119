"""The household: who lives there, what was done, what comes next, who looked."""
