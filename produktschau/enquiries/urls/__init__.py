"""Addresses of enquiries."""
