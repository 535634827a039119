"""Safety of a household: the meldcode step by step, veiligheidsafspraken and drang."""
