"""Pages of introductions, supply relations and joint products."""
