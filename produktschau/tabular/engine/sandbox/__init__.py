"""Reads foreign spreadsheet files in a process of its own with little memory and time; imports nothing of Django."""
