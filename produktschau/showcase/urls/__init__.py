"""Addresses of the showcase."""
