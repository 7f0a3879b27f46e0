"""The pages of a draft in consultation."""
