"""``search``, ``reindex``, ``check_index``, ``indexer``."""
