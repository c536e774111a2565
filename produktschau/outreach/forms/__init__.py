"""What people type about contacts with firms."""
