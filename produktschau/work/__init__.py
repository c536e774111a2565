"""Jobs and mails that survive a kill."""
