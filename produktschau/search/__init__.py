"""Full-text search that knows German and no domain."""
