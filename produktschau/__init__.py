"""ProduktSCHAU: one record from shelf to funder's report."""

__version__ = "0.1.0"
