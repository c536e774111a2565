"""Letters of data protection."""
