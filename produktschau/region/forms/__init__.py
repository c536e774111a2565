"""What people may type about the region."""
