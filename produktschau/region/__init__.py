"""Territories, classifications, statistics and their sources."""
