"""Models of the tabular domain."""
