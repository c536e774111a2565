"""Typesetting: engine, house style of print."""
