"""Machinery of enquiries: who sent one, without keeping who it was."""
