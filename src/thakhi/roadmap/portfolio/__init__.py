"""What to choose under a budget: a mixed-integer programme over actions, levels and years (METHODS 5)."""
