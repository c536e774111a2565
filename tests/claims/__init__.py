"""Tests of stewards and claims."""
