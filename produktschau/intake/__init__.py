"""From an open call to a published entry: calls, submissions, origin checks, approvals."""
