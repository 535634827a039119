"""The tab Veiligheid of a household: meldcode, veiligheidsafspraken, drang."""
