"""Pages of needs and offers."""
