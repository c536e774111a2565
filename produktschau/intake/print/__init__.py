"""What intake has printed."""
