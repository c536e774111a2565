"""What is worked out about letters and mails. Pure."""
