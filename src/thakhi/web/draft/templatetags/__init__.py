"""Template tags of drafts in consultation."""
