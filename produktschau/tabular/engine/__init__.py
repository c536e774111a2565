"""What a table kind is and how a file's columns are brought to it."""
