"""A unit without a NIT."""
