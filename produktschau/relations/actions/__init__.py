"""Everything that writes introductions, supply relations and joint products."""
