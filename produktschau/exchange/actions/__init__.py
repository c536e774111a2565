"""Everything that writes needs and offers."""
