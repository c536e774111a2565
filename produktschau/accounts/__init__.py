"""People who sign in, and their region-wide roles."""
