"""What a person may type about tables."""
