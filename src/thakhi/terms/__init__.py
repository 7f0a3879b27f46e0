"""The frozen words that rooms exchange; standard library only."""
