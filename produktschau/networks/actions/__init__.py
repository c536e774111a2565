"""Everything that writes networks."""
