"""One process for each thing measured, so that nobody starts warm or with another's memory."""
