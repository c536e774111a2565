"""What the pages of data protection show."""
