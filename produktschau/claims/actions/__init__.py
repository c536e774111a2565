"""The only writers of claims and of who speaks for a firm."""
