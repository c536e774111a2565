"""Commands that take official files in."""
