"""Tests of distribution lists."""
