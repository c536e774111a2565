"""The region's face: tokens, base pages, parts, tiles."""
