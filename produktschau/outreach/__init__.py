"""Speaking with firms: personal links that need no account, and what was said when."""
