"""What upkeep shows. Nothing here writes."""
