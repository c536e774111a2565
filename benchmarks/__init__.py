"""Figures, not verdicts: what costs how much on the machine at hand."""
