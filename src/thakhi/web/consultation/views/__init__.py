"""The pages of a consultation: reading, proposing, voting, moderating, results."""
