"""Speaking with firms: links, mails, notes."""
