"""Tests: a mirror of the package, plus journeys and house tests."""
