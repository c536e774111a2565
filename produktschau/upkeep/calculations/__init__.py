"""Pure calculations of upkeep."""
