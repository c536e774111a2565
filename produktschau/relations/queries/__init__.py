"""What pages show of introductions, supply relations and joint products."""
