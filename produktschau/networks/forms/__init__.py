"""What people type about networks."""
