"""What pages of stewards and claims show."""
