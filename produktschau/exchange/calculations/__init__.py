"""What the exchange works out from given values."""
