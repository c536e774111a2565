"""What pages show of lists and circulars."""
