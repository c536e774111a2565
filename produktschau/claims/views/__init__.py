"""Pages of stewards and claims."""
