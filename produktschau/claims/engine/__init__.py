"""Machinery of claims: codes, senders, domains many people share."""
