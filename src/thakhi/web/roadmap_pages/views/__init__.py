"""The pages of road maps."""
