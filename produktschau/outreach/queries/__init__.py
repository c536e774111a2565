"""What pages show of the speaking with firms."""
