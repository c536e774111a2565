"""Asks firms whether their entries hold, and keeps what they say."""
