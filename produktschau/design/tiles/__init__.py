"""Drawn tiles: a small print for every product without a photograph.

Each print uses one family of inks, and exactly one element carries the spark colour: the favourite piece.
"""
