"""What pages show of needs and offers."""
