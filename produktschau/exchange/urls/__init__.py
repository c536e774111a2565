"""Addresses of the exchange: those at the desk and of the firms' own pages, in one language, and the public ones, in two."""
