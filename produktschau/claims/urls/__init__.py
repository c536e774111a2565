"""Addresses of stewards and claims."""
