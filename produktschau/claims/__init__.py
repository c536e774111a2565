"""Who speaks for a firm: stewards, and claims of entries the office made."""
