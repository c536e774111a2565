"""Tests of companies and products."""
