"""Entries stay true: once a year each firm is asked whether what is shown of it still holds."""
