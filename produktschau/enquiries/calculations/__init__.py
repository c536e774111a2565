"""What is worked out of enquiries."""
