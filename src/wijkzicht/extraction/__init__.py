"""Register to basisset and snapshot. Knows both sides and no figures."""
