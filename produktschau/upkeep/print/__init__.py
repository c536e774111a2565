"""Upkeep on paper."""
