"""Models of the work domain."""
