"""The simulator: one unit under every regime of the law of a day, line by line."""
