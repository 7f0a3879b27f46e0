"""Filters of the simulator's templates."""
