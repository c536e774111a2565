"""All writing that speaking with firms needs."""
