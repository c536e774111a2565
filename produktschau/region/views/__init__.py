"""Pages of the region, public and at the desk."""
