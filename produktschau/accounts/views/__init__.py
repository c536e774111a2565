"""Pages about accounts and the record of changes."""
