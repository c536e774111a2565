"""Readers: bytes of official files in, plain rows out. They touch no database."""
