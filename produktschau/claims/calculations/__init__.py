"""What is worked out about claims."""
