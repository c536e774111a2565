"""``search``, ``reindex``, ``indexer``."""
