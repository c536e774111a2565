"""What people type about calls and entries."""
