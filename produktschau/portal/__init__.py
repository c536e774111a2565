"""Home, site search, legal pages, the demo command."""
