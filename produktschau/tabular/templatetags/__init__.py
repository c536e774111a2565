"""Tags of the pages about tables."""
