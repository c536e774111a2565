"""Tags of the showcase's templates."""
