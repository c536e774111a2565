"""What pages of enquiries show."""
