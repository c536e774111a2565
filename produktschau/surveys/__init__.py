"""Firms are asked now and then what they need, and the answers are counted by field of action."""
