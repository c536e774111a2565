"""Tests of relations between firms."""
