"""Home, site search, desk, legal pages, demo."""
