"""What is worked out of texts and bounce mails."""
