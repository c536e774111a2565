"""The region on the command line."""
