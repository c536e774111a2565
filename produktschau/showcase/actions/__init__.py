"""The only writers of the showcase."""
