"""Pages of recordings and transcripts."""
