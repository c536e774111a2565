"""Models of the showcase domain."""
