"""This app has no rows of its own."""
