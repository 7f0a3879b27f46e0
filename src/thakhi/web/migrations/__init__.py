"""The tables of the frame of the site."""
