"""What pages show of surveys."""
