"""What is worked out of surveys, without a database."""
