"""What data protection works out: purposes, deadlines, texts."""
