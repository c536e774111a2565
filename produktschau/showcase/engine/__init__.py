"""Machinery of the showcase: files of pictures, and what other domains say when two records become one."""
