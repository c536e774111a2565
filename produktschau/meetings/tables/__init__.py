"""Meetings as tables."""
