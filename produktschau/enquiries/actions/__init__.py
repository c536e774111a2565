"""The only writers of enquiries."""
