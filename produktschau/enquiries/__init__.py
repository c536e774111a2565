"""Visitors ask firms, without an address being shown and without an account on either side."""
