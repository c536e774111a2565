"""Pages of the search at the desk."""
