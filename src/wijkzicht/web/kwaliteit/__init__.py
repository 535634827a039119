"""Figures and the work behind them: which families, and what to mend."""
