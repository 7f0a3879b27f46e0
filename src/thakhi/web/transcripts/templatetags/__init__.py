"""Tags of transcripts."""
