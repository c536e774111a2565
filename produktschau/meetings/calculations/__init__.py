"""What meetings work out: pure."""
