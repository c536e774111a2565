"""What pages show of meetings."""
