"""Tests of the region's face: tokens, tiles, parts, pages."""
