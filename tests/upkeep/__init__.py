"""Upkeep: firms are asked whether their entries hold."""
