"""What is worked out for networks, without a clock or a database."""
