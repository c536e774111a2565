"""Pages of lists and circulars."""
