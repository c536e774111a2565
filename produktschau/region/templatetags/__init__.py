"""Tags of the region's templates."""
