"""Machinery of lists."""
