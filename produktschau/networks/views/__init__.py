"""Pages of networks."""
