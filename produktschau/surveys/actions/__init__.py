"""Everything that writes surveys and answers."""
