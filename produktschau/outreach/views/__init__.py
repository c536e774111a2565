"""Pages of speaking with firms."""
