"""Template tags of road maps."""
