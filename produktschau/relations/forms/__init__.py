"""What a person may type about relations."""
