"""Actions, targets and the links to what they rest on; staleness (METHODS 7)."""
