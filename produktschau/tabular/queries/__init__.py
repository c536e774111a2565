"""What tables would do and what became of them. Nothing here writes."""
