"""One unit's answers, the rules, practices and actions → a short plan that a phone can make without a connection."""
