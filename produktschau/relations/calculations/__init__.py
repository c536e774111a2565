"""What is worked out about relations, from plain values."""
