"""Circulars on paper."""
